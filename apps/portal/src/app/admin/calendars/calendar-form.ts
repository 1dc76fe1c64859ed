import { FormControl, FormGroup, type ValidatorFn } from '@angular/forms';
import {
  calendarProblems,
  defaultCalendarSpec,
  limits,
  type CalendarErrorCode,
  type DayInterval,
} from '@supportal/domain';
import { requiredText } from '../../core/forms/text-controls';
import { whole, type Whole } from '../shared/whole';
import type { CalendarDetailsFragment } from './calendars.generated';
import { exceptionKind, type Interval, type Week, type WorkException } from './hours';

/** What is edited about a calendar. */
export interface CalendarValue {
  readonly name: string;
  readonly timeZone: string;
  readonly week: Whole<Week>;
  readonly exceptions: Whole<readonly WorkException[]>;
}

/** What is wrong, by the number of the day or the exception. */
export type HoursProblems = Readonly<Record<number, CalendarErrorCode>>;

const timeZone = 'UTC';
const freeWeek: Week = [[], [], [], [], [], [], []];
const spans = (intervals: readonly Interval[]): DayInterval[] =>
  intervals.map(({ from, to }) => ({ start: from, end: to }));

/** What is wrong with the hours of weekdays. */
export const weekProblems = (week: Week): HoursProblems =>
  byIndex(calendarProblems({ timeZone, week: week.map(spans), exceptions: [] }));

/** What is wrong with exceptions. */
export function exceptionProblems(exceptions: readonly WorkException[]): HoursProblems {
  const specs = exceptions.map(({ date, intervals }) => ({
    date,
    kind: exceptionKind({ date, intervals }, freeWeek),
    intervals: spans(intervals),
  }));
  return byIndex(calendarProblems({ timeZone, week: freeWeek.map(spans), exceptions: specs }));
}

const byIndex = (problems: ReturnType<typeof calendarProblems>): HoursProblems =>
  Object.fromEntries(problems.flatMap(({ index, code }) => (index === null ? [] : [[index, code] as const])));

const soundWeek: ValidatorFn = ({ value }) =>
  problemsOr(weekProblems((value as CalendarValue['week']).content));
const soundExceptions: ValidatorFn = ({ value }) =>
  problemsOr(exceptionProblems((value as CalendarValue['exceptions']).content));
const problemsOr = (problems: HoursProblems) => (Object.keys(problems).length ? { hours: problems } : null);

/** The usual week, with which a new calendar begins. */
const usualWeek: Week = defaultCalendarSpec.week.map((day) =>
  day.map(({ start, end }) => ({ from: start, to: end })),
);

/** The form of a calendar; a new one has the usual week. */
export const newCalendarForm = () =>
  new FormGroup({
    name: requiredText(limits.name),
    timeZone: new FormControl(defaultCalendarSpec.timeZone, { nonNullable: true }),
    week: new FormControl<CalendarValue['week']>(whole(usualWeek), {
      nonNullable: true,
      validators: soundWeek,
    }),
    exceptions: new FormControl<CalendarValue['exceptions']>(whole([]), {
      nonNullable: true,
      validators: soundExceptions,
    }),
  });

const plain = (intervals: readonly Interval[]): Interval[] => intervals.map(({ from, to }) => ({ from, to }));

/** What the form of a calendar begins with. */
export const calendarValue = ({
  name,
  timeZone: zone,
  week,
  exceptions,
}: Pick<CalendarDetailsFragment, 'name' | 'timeZone' | 'week' | 'exceptions'>): CalendarValue => ({
  name,
  timeZone: zone,
  week: whole(
    freeWeek.map((_, index) => plain(week.find(({ weekday }) => weekday === index + 1)?.intervals ?? [])),
  ),
  exceptions: whole(exceptions.map(plainException)),
});

/** An exception without what the cache adds. */
export const plainException = ({ date, note, intervals }: WorkException) => ({
  date,
  note,
  intervals: plain(intervals),
});

/** A week as the API takes it. */
export const weekInput = (week: Week) =>
  week.map((intervals, index) => ({ weekday: index + 1, intervals: plain(intervals) }));

/** What the API is sent. */
export const calendarInput = ({ name, timeZone: zone, week, exceptions }: CalendarValue) => ({
  name,
  timeZone: zone,
  week: weekInput(week.content),
  exceptions: exceptions.content.map(plainException),
});
