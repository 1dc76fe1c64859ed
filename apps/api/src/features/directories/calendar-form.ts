import {
  calendarProblems,
  type CalendarErrorCode,
  type CalendarException,
  type DayInterval,
  type MessageKey,
  type WorkCalendarSpec,
} from '@supportal/domain';
import { Failure, type MessageDraft } from '../../platform/graphql/failure';
import type { WorkCalendarInput, WorkDayInput, WorkIntervalInput } from './calendar.inputs';
import type { WorkDayType, WorkExceptionType, WorkIntervalType } from './calendar.types';

const problemKeys: Readonly<Record<CalendarErrorCode, MessageKey>> = {
  INVALID_TIME_ZONE: 'calendarZone',
  INVALID_INTERVAL: 'calendarInterval',
  OVERLAPPING_INTERVALS: 'calendarOverlap',
  INVALID_DATE: 'calendarDate',
  DUPLICATE_EXCEPTION: 'calendarDuplicate',
  NO_WORKING_TIME: 'calendarIdle',
};
/** The column takes 65,535 bytes. */
const mostBytes = 60_000;

/** The calendar that was filled in; BAD_USER_INPUT with a message for each part that is wrong. */
export function specOf(input: Pick<WorkCalendarInput, 'timeZone' | 'week' | 'exceptions'>): WorkCalendarSpec {
  const week = weekOf(input.week);
  const exceptions = input.exceptions.map(({ date, note, intervals }): CalendarException => {
    const hours = intervals.map(dayInterval);
    return {
      date,
      kind: kindOf(date, hours, week),
      intervals: hours,
      ...(note.trim() ? { note: note.trim() } : {}),
    };
  });
  const spec = { timeZone: input.timeZone.trim(), week, exceptions };
  const problems = calendarProblems(spec).map(({ code, part, index }): [string, MessageDraft] => [
    pathOf(input, part, index),
    { key: problemKeys[code] },
  ]);
  if (problems.length) throw refused(Object.fromEntries(problems));
  if (Buffer.byteLength(JSON.stringify(spec)) > mostBytes)
    throw refused({ exceptions: { key: 'calendarTooLarge' } });
  return { ...spec, exceptions: exceptions.sort((a, b) => a.date.localeCompare(b.date)) };
}

/** Seven weekdays, Monday first; BAD_USER_INPUT when one is given twice. */
export function weekOf(days: readonly WorkDayInput[]): DayInterval[][] {
  if (new Set(days.map(({ weekday }) => weekday)).size < days.length)
    throw refused({ week: { key: 'calendarWeekday' } });
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    (days.find((day) => day.weekday === weekday)?.intervals ?? []).map(dayInterval),
  );
}

/** The week as GraphQL tells it. */
export const weekType = ({ week }: WorkCalendarSpec): WorkDayType[] =>
  week.map((intervals, index) => ({ weekday: index + 1, intervals: intervals.map(intervalType) }));

/** Exceptions as GraphQL tells them. */
export const exceptionTypes = (exceptions: readonly CalendarException[]): WorkExceptionType[] =>
  exceptions.map(({ date, note, intervals }) => ({
    date,
    note: note ?? '',
    intervals: intervals.map(intervalType),
  }));

/** The calendar in words, for the audit log. */
export const toldSpec = ({ timeZone, week, exceptions }: WorkCalendarSpec) => ({
  timeZone,
  week: week.map((intervals, index) => `${index + 1}: ${hoursText(intervals)}`),
  exceptions: exceptions.map(
    ({ date, intervals, note }) => `${date}: ${hoursText(intervals)}${note ? ` (${note})` : ''}`,
  ),
});

const refused = (fields: Record<string, MessageDraft>): Failure =>
  new Failure('BAD_USER_INPUT', 'badInput', { fields });

const dayInterval = ({ from, to }: WorkIntervalInput): DayInterval => ({ start: from, end: to });
const intervalType = ({ start, end }: DayInterval): WorkIntervalType => ({ from: start, to: end });
const hoursText = (intervals: readonly DayInterval[]): string =>
  intervals.map(({ start, end }) => `${start}–${end}`).join(' ') || '–';

function kindOf(
  date: string,
  hours: readonly DayInterval[],
  week: readonly DayInterval[][],
): CalendarException['kind'] {
  if (!hours.length) return 'DAY_OFF';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const usual = week[(weekday + 6) % 7] ?? [];
  return usual.length && minutesOf(hours) < minutesOf(usual) ? 'SHORTENED' : 'EXTRA';
}

const minutesOf = (intervals: readonly DayInterval[]): number =>
  intervals.reduce((sum, { start, end }) => sum + minuteOf(end) - minuteOf(start), 0);
function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The path in the input: weekdays may come in any order. */
function pathOf({ week }: Pick<WorkCalendarInput, 'week'>, part: string, index: number | null): string {
  if (index === null) return part;
  if (part !== 'week') return `${part}.${index}`;
  return `week.${week.findIndex(({ weekday }) => weekday === index + 1)}`;
}
