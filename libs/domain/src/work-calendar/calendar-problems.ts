import { CalendarError, type CalendarErrorCode } from './calendar-error';
import { CalendarRules } from './calendar-rules';
import type { CalendarException, WorkCalendarSpec } from './calendar-spec';
import { parseIntervals } from './day-minutes';
import { TimeZone } from './time-zone';
import { compileCalendar } from './work-calendar';

/** What is wrong with one part of a calendar. */
export interface CalendarProblem {
  readonly code: CalendarErrorCode;
  readonly part: 'timeZone' | 'week' | 'exceptions';
  /** Which weekday (0 is Monday) or exception; null when it is the part as a whole. */
  readonly index: number | null;
}

/** Everything that is wrong with a calendar, part by part; nothing means that `compileCalendar` takes it. */
export function calendarProblems(spec: WorkCalendarSpec): CalendarProblem[] {
  const { timeZone, week, exceptions } = spec;
  const found = [
    ...problem('timeZone', null, () => TimeZone.of(timeZone)),
    ...week.flatMap((intervals, index) => problem('week', index, () => parseIntervals(intervals, ''))),
    ...exceptions.flatMap((exception, index) =>
      problem('exceptions', index, () => expectException(exception, exceptions.slice(0, index))),
    ),
  ];
  return found.length ? found : problem('week', null, () => compileCalendar(spec));
}

const noWeek = [[], [], [], [], [], [], []];

function expectException(exception: CalendarException, earlier: readonly CalendarException[]): void {
  CalendarRules.of({ week: noWeek, exceptions: [exception] });
  if (earlier.some(({ date }) => date === exception.date))
    throw new CalendarError('DUPLICATE_EXCEPTION', exception.date);
}

function problem(
  part: CalendarProblem['part'],
  index: number | null,
  check: () => unknown,
): CalendarProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [{ code: error.code, part, index }];
  }
}
