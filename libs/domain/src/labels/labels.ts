import { labelsEn } from './labels.en';
import { labelsRu, type Labels } from './labels.ru';

/** Languages of the product, the first is the default. */
export const locales = ['ru', 'en'] as const;
/** Language of a person, see {@link locales}. */
export type Locale = (typeof locales)[number];

/** The words of the domain: statuses, types, rights. Exports use them as well as screens. */
export const labels: Readonly<Record<Locale, Labels>> = { ru: labelsRu, en: labelsEn };

export type { Labels } from './labels.ru';
