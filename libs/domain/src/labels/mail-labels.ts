import type { Locale } from './labels';
import { mailLabelsEn } from './mail-labels.en';
import { mailLabelsRu, type MailLabels } from './mail-labels.ru';

export type { MailLabels } from './mail-labels.ru';

/** The words of mails; apart from the other words, because no screen shows them. */
export const mailLabels: Readonly<Record<Locale, MailLabels>> = { ru: mailLabelsRu, en: mailLabelsEn };
