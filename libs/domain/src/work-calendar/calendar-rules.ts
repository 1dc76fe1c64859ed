import { CalendarError } from './calendar-error';
import type { CalendarException, CalendarExceptionKind, WorkCalendarSpec } from './calendar-spec';
import { type MinuteSpan, parseIntervals } from './day-minutes';
import { parseLocalDate, weekdayOf } from './local-date';

/** What one local day is: its working intervals and, if it is not an ordinary weekday, why. */
export interface DayRule {
  readonly spans: readonly MinuteSpan[];
  readonly exception?: CalendarExceptionKind;
  readonly note?: string;
}

/** A checked calendar without its zone: which intervals every local day has. */
export class CalendarRules {
  private constructor(
    private readonly week: readonly DayRule[],
    /** Exceptions by day number. */
    readonly exceptions: ReadonlyMap<number, DayRule>,
  ) {}

  /**
   * The rules of a spec, copied.
   * @throws CalendarError INVALID_INTERVAL, OVERLAPPING_INTERVALS, INVALID_DATE, DUPLICATE_EXCEPTION
   */
  static of({ week, exceptions }: Pick<WorkCalendarSpec, 'week' | 'exceptions'>): CalendarRules {
    return new CalendarRules(parseWeek(week), parseExceptions(exceptions));
  }

  /** The rule of a day number. */
  dayRule(day: number): DayRule {
    return this.exceptions.get(day) ?? this.week[weekdayOf(day)] ?? { spans: [] };
  }

  /** Whether any weekday has working time. */
  get hasWorkingWeekday(): boolean {
    return this.week.some((rule) => rule.spans.length > 0);
  }
}

function parseWeek(week: unknown): DayRule[] {
  if (!Array.isArray(week) || week.length !== 7) {
    throw new CalendarError('INVALID_INTERVAL', 'week: seven lists of intervals are expected, Monday first');
  }
  return week.map((intervals, weekday) => ({ spans: parseIntervals(intervals, `week[${weekday}]`) }));
}

function parseExceptions(exceptions: unknown): Map<number, DayRule> {
  if (!Array.isArray(exceptions)) throw new CalendarError('INVALID_DATE', 'exceptions: a list is expected');
  const rules = new Map<number, DayRule>();
  for (const exception of exceptions as (CalendarException | null)[]) {
    const day = parseLocalDate(exception?.date);
    if (!exception || day === undefined) throw new CalendarError('INVALID_DATE', String(exception?.date));
    if (rules.has(day)) throw new CalendarError('DUPLICATE_EXCEPTION', exception.date);
    rules.set(day, parseException(exception));
  }
  return rules;
}

function parseException({ date, kind, intervals, note }: CalendarException): DayRule {
  const spans = parseIntervals(intervals, date);
  if (!['DAY_OFF', 'SHORTENED', 'EXTRA'].includes(kind))
    throw new CalendarError('INVALID_INTERVAL', `${date}: ${kind}`);
  if ((kind === 'DAY_OFF') !== (spans.length === 0)) {
    throw new CalendarError('INVALID_INTERVAL', `${date}: ${kind} with ${spans.length} intervals`);
  }
  return note ? { spans, exception: kind, note } : { spans, exception: kind };
}
