import { assertInInjectionContext, computed, inject, type Signal } from '@angular/core';
import { auditWords, type AuditWords } from '@supportal/domain';
import { Dates } from '../../core/i18n/dates';
import { Language } from '../../core/i18n/language';

/** The words of the audit log in the language of the screen. */
export function injectAuditWords(): Signal<AuditWords> {
  assertInInjectionContext(injectAuditWords);
  const language = inject(Language);
  const dates = inject(Dates);
  return computed(() => auditWords(language.current(), (at) => dates.instant(at)));
}
