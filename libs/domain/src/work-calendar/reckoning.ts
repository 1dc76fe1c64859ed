import type { DayRule } from './calendar-rules';
import type { CalendarExceptionKind } from './calendar-spec';
import { assertInstant } from './supported-range';
import { DAY_MINUTES } from './units';
import type { Timeline } from './timeline';
import { timelineOf, type WorkCalendar } from './work-calendar';

/**
 * Why a time counts or not: `BREAK` lies between two intervals of a day, `OUTSIDE_HOURS` before the first
 * or after the last, `WEEKEND` is a weekday without intervals, `DAY_OFF` an exception.
 */
export type ReckoningReason = 'WORKING' | 'BREAK' | 'OUTSIDE_HOURS' | 'WEEKEND' | 'DAY_OFF';

/** A stretch `[from, to)` (epoch ms) of a reckoning that counts, or not, for one reason. */
export interface ReckoningSegment {
  from: number;
  to: number;
  counted: boolean;
  reason: ReckoningReason;
  /** `SHORTENED` or `EXTRA` if the counted time belongs to such a day, `DAY_OFF` if it is skipped for one. */
  exception?: CalendarExceptionKind;
  /** The note of that exception. */
  note?: string;
}

/** How many segments `explain` returns unless told otherwise. */
export const DEFAULT_SEGMENT_LIMIT = 2_000;

/**
 * The reckoning of a span (epoch ms): segments in order that cover it without gaps, those that count
 * adding up to `workingTimeBetween`; neighbours alike are one. Empty unless `toMs` is later. A span with
 * more than `limit` segments is cut there: the last segment ends before `toMs`, and asking again from its end goes on.
 * @throws RangeError if an instant is outside the years 1970 to 2299
 */
export function explain(
  calendar: WorkCalendar,
  fromMs: number,
  toMs: number,
  limit = DEFAULT_SEGMENT_LIMIT,
): ReckoningSegment[] {
  assertInstant(fromMs, 'fromMs');
  assertInstant(toMs, 'toMs');
  const segments: ReckoningSegment[] = [];
  for (const segment of segmentsFrom(timelineOf(calendar), fromMs)) {
    if (segment.from >= toMs) break;
    const clipped = { ...segment, from: Math.max(segment.from, fromMs), to: Math.min(segment.to, toMs) };
    if (clipped.from >= clipped.to) continue;
    const last = segments.at(-1);
    if (last && isAlike(last, clipped)) last.to = clipped.to;
    else if (segments.length < limit) segments.push(clipped);
    else break;
  }
  return segments;
}

function* segmentsFrom(timeline: Timeline, fromMs: number): Generator<ReckoningSegment> {
  // Where a doubled hour spans midnight the clock shows an earlier day again, never a later one.
  for (let day = timeline.zone.dayAt(fromMs); ; day++) {
    const rule = timeline.rules.dayRule(day);
    const at = (minute: number): number => timeline.zone.instantOf(day, minute);
    yield* rule.spans.length > 0 ? workingDay(rule, at) : freeDay(rule, at);
  }
}

function* freeDay(rule: DayRule, at: (minute: number) => number): Generator<ReckoningSegment> {
  const reason = rule.exception ? 'DAY_OFF' : 'WEEKEND';
  yield { from: at(0), to: at(DAY_MINUTES), counted: false, reason, ...flags(rule) };
}

function* workingDay(rule: DayRule, at: (minute: number) => number): Generator<ReckoningSegment> {
  let minute = 0;
  for (const { start, end } of rule.spans) {
    const reason = minute === 0 ? 'OUTSIDE_HOURS' : 'BREAK';
    yield { from: at(minute), to: at(start), counted: false, reason };
    yield { from: at(start), to: at(end), counted: true, reason: 'WORKING', ...flags(rule) };
    minute = end;
  }
  yield { from: at(minute), to: at(DAY_MINUTES), counted: false, reason: 'OUTSIDE_HOURS' };
}

function flags({
  exception,
  note,
}: Pick<DayRule, 'exception' | 'note'>): Pick<ReckoningSegment, 'exception' | 'note'> {
  return { ...(exception && { exception }), ...(note && { note }) };
}

function isAlike(a: ReckoningSegment, b: ReckoningSegment): boolean {
  return a.reason === b.reason && a.exception === b.exception && a.note === b.note;
}
