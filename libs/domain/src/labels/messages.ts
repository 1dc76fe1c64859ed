import { errorsEn } from './errors.en';
import { errorsRu } from './errors.ru';
import type { Locale } from './labels';

/** Key of an error message. */
export type MessageKey = keyof typeof errorsRu;

/** The messages of errors; apart from the other words, because few screens show one by themselves. */
export const messages: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  ru: errorsRu,
  en: errorsEn,
};

/** A message with its `{name}` places filled; unknown places stay as they are. */
export function message(
  locale: Locale,
  key: MessageKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return messages[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
