import { auditLabelsEn } from './audit-labels.en';
import { auditLabelsRu, type AuditLabels } from './audit-labels.ru';
import type { Locale } from './labels';

export type { AuditLabels } from './audit-labels.ru';

/** The words of the audit log; apart from the other words, because only administration shows them. */
export const auditLabels: Readonly<Record<Locale, AuditLabels>> = { ru: auditLabelsRu, en: auditLabelsEn };
