import { assertInstant, LATEST_INSTANT } from './supported-range';
import { timelineOf, type WorkCalendar } from './work-calendar';

/**
 * The earliest instant (epoch ms) by which `durationMs` of working time has passed since `fromMs`:
 * the end of an interval rather than the start of the next one; no duration gives `fromMs` itself.
 * @throws RangeError if the duration is negative, not a number or longer than 330 years, or an instant is outside the years 1970 to 2299
 */
export function addWorkingTime(calendar: WorkCalendar, fromMs: number, durationMs: number): number {
  assertInstant(fromMs, 'fromMs');
  if (!(durationMs >= 0 && durationMs <= LATEST_INSTANT)) {
    throw new RangeError(`durationMs must be milliseconds from 0 to 330 years, not ${durationMs}`);
  }
  if (durationMs === 0) return fromMs;
  const timeline = timelineOf(calendar);
  const instant = timeline.instantAfter(timeline.workedBefore(fromMs) + durationMs);
  assertInstant(instant, 'The end of the working time');
  return instant;
}

/**
 * Working milliseconds between two instants (epoch ms); 0 unless `toMs` is later.
 * @throws RangeError if an instant is outside the years 1970 to 2299
 */
export function workingTimeBetween(calendar: WorkCalendar, fromMs: number, toMs: number): number {
  assertInstant(fromMs, 'fromMs');
  assertInstant(toMs, 'toMs');
  if (toMs <= fromMs) return 0;
  const timeline = timelineOf(calendar);
  return timeline.workedBefore(toMs) - timeline.workedBefore(fromMs);
}

/**
 * Whether the working clock runs at an instant (epoch ms).
 * @throws RangeError if the instant is outside the years 1970 to 2299
 */
export function isWorkingAt(calendar: WorkCalendar, ms: number): boolean {
  return nextWorkingInstant(calendar, ms) === ms;
}

/**
 * The first instant not before `ms` (epoch ms) at which the working clock runs: `ms` itself if it runs then.
 * @throws RangeError if the instant is outside the years 1970 to 2299
 */
export function nextWorkingInstant(calendar: WorkCalendar, ms: number): number {
  assertInstant(ms, 'ms');
  return Math.max(ms, timelineOf(calendar).spanEndingAfter(ms).from);
}
