import type { CalendarException, DayInterval, WorkCalendarSpec } from '../calendar-spec';
import type { ReckoningReason } from '../reckoning';

const MINUTE = 60_000;

/** What one minute of real time is by the plain reading of a calendar. */
export interface ReferenceMinute {
  readonly at: number;
  readonly working: boolean;
  readonly reason: ReckoningReason;
}

/**
 * The obvious reckoning: asks Intl for the wall clock of every minute, one after the other. The clock is
 * taken as the latest local time shown so far, so that an hour shown twice counts at its first showing only.
 */
export function referenceMinutes(spec: WorkCalendarSpec, from: number, count: number): ReferenceMinute[] {
  const wallClock = wallClockOf(spec.timeZone);
  const minutes: ReferenceMinute[] = [];
  let latest = '';
  for (let at = from - 24 * 60 * MINUTE; at < from + count * MINUTE; at += MINUTE) {
    const now = wallClock(at);
    if (now > latest) latest = now;
    if (at >= from) minutes.push(judge(spec, at, latest));
  }
  return minutes;
}

function judge(spec: WorkCalendarSpec, at: number, wall: string): ReferenceMinute {
  const [date = '', time = ''] = wall.split(' ');
  const exception = spec.exceptions.find((other) => other.date === date);
  const intervals = exception?.intervals ?? spec.week[(new Date(date).getUTCDay() + 6) % 7] ?? [];
  const reason = reasonAt(intervals, exception, time);
  return { at, working: reason === 'WORKING', reason };
}

function reasonAt(
  intervals: DayInterval[],
  exception: CalendarException | undefined,
  time: string,
): ReckoningReason {
  if (intervals.length === 0) return exception ? 'DAY_OFF' : 'WEEKEND';
  if (intervals.some(({ start, end }) => start <= time && time < end)) return 'WORKING';
  const begun = intervals.some(({ start }) => start <= time);
  const comes = intervals.some(({ start }) => start > time);
  return begun && comes ? 'BREAK' : 'OUTSIDE_HOURS';
}

/** The wall clock as `YYYY-MM-DD HH:mm`, which sorts as text. */
function wallClockOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
}
