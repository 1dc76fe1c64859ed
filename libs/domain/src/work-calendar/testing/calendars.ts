import type { CalendarException, DayInterval, WorkCalendarSpec } from '../calendar-spec';
import { compileCalendar, type WorkCalendar } from '../work-calendar';

/** Milliseconds in an hour. */
export const HOUR = 3_600_000;

/** Milliseconds in a minute. */
export const MINUTE = 60_000;

/** Intervals out of `09:00-13:00 14:00-18:00`; nothing out of an empty text. */
export function hours(text: string): DayInterval[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((interval) => {
      const [start = '', end = ''] = interval.split('-');
      return { start, end };
    });
}

/** A spec with the same hours on the first `days` days of the week. */
export function spec(
  timeZone: string,
  text: string,
  { days = 7, exceptions = [] }: { days?: number; exceptions?: CalendarException[] } = {},
): WorkCalendarSpec {
  return {
    timeZone,
    week: Array.from({ length: 7 }, (_, weekday) => hours(weekday < days ? text : '')),
    exceptions,
  };
}

/** The compiled form of `spec`. */
export function calendar(...args: Parameters<typeof spec>): WorkCalendar {
  return compileCalendar(spec(...args));
}

/** Office hours in Moscow without exceptions. */
export function office(...exceptions: CalendarException[]): WorkCalendar {
  return calendar('Europe/Moscow', '09:00-13:00 14:00-18:00', { days: 5, exceptions });
}

/** Epoch ms of `YYYY-MM-DDTHH:mm` in Moscow, three hours ahead of UTC since 2014. */
export function msk(local: string): number {
  return Date.parse(`${local}:00+03:00`);
}

/** Epoch ms of `YYYY-MM-DDTHH:mm` in UTC. */
export function utc(local: string): number {
  return Date.parse(`${local}:00Z`);
}
