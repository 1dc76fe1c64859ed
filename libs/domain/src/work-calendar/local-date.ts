import { DAY_MS } from './units';

/** Day number (days since 1970-01-01) of a `YYYY-MM-DD` date, or undefined if there is no such date. */
export function parseLocalDate(date: unknown): number | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // Date.parse rolls 30 February over to March, so the date must survive the way back.
  if (Number.isNaN(ms) || formatLocalDate(ms / DAY_MS) !== date) return undefined;
  return ms / DAY_MS;
}

/** The `YYYY-MM-DD` form of a day number. */
export function formatLocalDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Day number of 1 January of a year. */
export function firstDayOfYear(year: number): number {
  return Date.UTC(year, 0, 1) / DAY_MS;
}

/** Weekday of a day number: 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
