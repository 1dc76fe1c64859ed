/** A half-open span of a local day, `09:00` to `24:00`. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** Working hours of a date that differs from its weekday. */
export interface WorkException {
  readonly date: string;
  readonly note: string;
  /** None on a day off. */
  readonly intervals: readonly Interval[];
}

/** Seven weekdays, Monday first. */
export type Week = readonly (readonly Interval[])[];

/** What an exception does to its day. */
export type ExceptionKind = 'DAY_OFF' | 'SHORTENED' | 'EXTRA';

/** A time as it is typed, `9`, `930` or `9.30`, in the form of the calendar; as it is when it cannot be read. */
export function normalTime(typed: string): string {
  const digits = /^(\d{1,2})(?:[:.,\s-]?(\d{2}))?$/.exec(typed.trim());
  if (!digits) return typed.trim();
  return `${(digits[1] ?? '').padStart(2, '0')}:${digits[2] ?? '00'}`;
}

/** `09:00–13:00, 14:00–18:00`; empty without intervals. */
export const hoursText = (intervals: readonly Interval[]): string =>
  intervals.map(({ from, to }) => `${from}–${to}`).join(', ');

/** How many minutes are worked. */
export const minutesOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { from, to }) => sum + Math.max(0, minuteOf(to) - minuteOf(from)), 0);

/** What an exception does to a date of the week. */
export function exceptionKind({ date, intervals }: Omit<WorkException, 'note'>, week: Week): ExceptionKind {
  if (!intervals.length) return 'DAY_OFF';
  const usual = week[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? [];
  return usual.length && minutesOf(intervals) < minutesOf(usual) ? 'SHORTENED' : 'EXTRA';
}

/** The exceptions with others in place of those of the same dates, the earliest first. */
export function withExceptions(
  exceptions: readonly WorkException[],
  others: readonly WorkException[],
): readonly WorkException[] {
  const replaced = new Set(others.map(({ date }) => date));
  return [...exceptions.filter(({ date }) => !replaced.has(date)), ...others].sort((a, b) =>
    a.date.localeCompare(b.date),
  );
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0) || 0;
}
