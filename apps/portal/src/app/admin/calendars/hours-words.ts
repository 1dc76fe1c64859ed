import { assertInInjectionContext, inject } from '@angular/core';
import { message, type CalendarErrorCode, type MessageKey } from '@supportal/domain';
import { Language } from '../../core/i18n/language';

const keys: Readonly<Record<CalendarErrorCode, MessageKey>> = {
  INVALID_TIME_ZONE: 'calendarZone',
  INVALID_INTERVAL: 'calendarInterval',
  OVERLAPPING_INTERVALS: 'calendarOverlap',
  INVALID_DATE: 'calendarDate',
  DUPLICATE_EXCEPTION: 'calendarDuplicate',
  NO_WORKING_TIME: 'calendarIdle',
};

/** Gives the words for what is wrong with hours, empty when nothing is. */
export function injectHoursWords(): (code: CalendarErrorCode | undefined) => string {
  assertInInjectionContext(injectHoursWords);
  const language = inject(Language).current;
  return (code) => (code ? message(language(), keys[code]) : '');
}
