import { labelsEn } from './labels.en';
import { labelsRu, type Labels } from './labels.ru';

/** Languages of the product, the first is the default. */
export const locales = ['ru', 'en'] as const;
/** Language of a person, see {@link locales}. */
export type Locale = (typeof locales)[number];

/** The words of the domain: statuses, types, rights, errors. Mails and exports use them as well as screens. */
export const labels: Readonly<Record<Locale, Labels>> = { ru: labelsRu, en: labelsEn };

/** Key of an error message. */
export type MessageKey = keyof Labels['errors'];

/** A message with its `{name}` places filled; unknown places stay as they are. */
export function message(
  locale: Locale,
  key: MessageKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return labels[locale].errors[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
}

export type { Labels } from './labels.ru';
