import type { CalendarException, DayInterval } from './calendar-spec';
import { formatIntervals, type MinuteSpan, parseIntervals } from './day-minutes';
import { parseLocalDate, weekdayOf } from './local-date';
import type { ProductionCalendarYear } from './production-calendar';
import { russianProductionCalendar } from './russian-production-calendar';

const SHORTENED_BY_MINUTES = 60;

/**
 * The production calendar of a year as exceptions of a given week, in order of date: holidays and
 * transferred days are off; a day before a holiday ends an hour earlier; a worked weekend day has the
 * hours of the weekday it stands for. A day that would have no hours left is off; one without hours in that week stays as it is.
 * @throws CalendarError INVALID_INTERVAL, OVERLAPPING_INTERVALS
 */
export function productionCalendarExceptions(
  year: ProductionCalendarYear,
  week: DayInterval[][],
): CalendarException[] {
  const { holidays, transferredDaysOff, shortenedDays, extraWorkingDays } = russianProductionCalendar(year);
  const short = new Set(shortenedDays);
  const extra = new Set(extraWorkingDays.map(({ date }) => date));
  return [
    ...holidays.map(({ date, name }) => dayOff(date, name)),
    ...transferredDaysOff.map(({ date, from }) => dayOff(date, `Выходной, перенесён с ${inRussian(from)}`)),
    ...shortenedDays.filter((date) => !extra.has(date)).flatMap((date) => shortenedDay(date, week)),
    ...extraWorkingDays.flatMap(({ date, insteadOf }) => extraDay(date, insteadOf, short.has(date), week)),
  ].sort((a, b) => a.date.localeCompare(b.date));
}

function dayOff(date: string, note: string): CalendarException {
  return { date, kind: 'DAY_OFF', intervals: [], note };
}

function shortenedDay(date: string, week: DayInterval[][]): CalendarException[] {
  return workedDay(date, 'SHORTENED', hoursOf(date, week), true, 'Предпраздничный день, короче на час');
}

function extraDay(
  date: string,
  insteadOf: string,
  short: boolean,
  week: DayInterval[][],
): CalendarException[] {
  const note = `Рабочий день вместо ${inRussian(insteadOf)}${short ? ', короче на час' : ''}`;
  return workedDay(date, 'EXTRA', hoursOf(insteadOf, week), short, note);
}

function workedDay(
  date: string,
  kind: 'SHORTENED' | 'EXTRA',
  hours: MinuteSpan[],
  short: boolean,
  note: string,
): CalendarException[] {
  if (hours.length === 0) return [];
  const spans = short ? shorten(hours) : hours;
  return spans.length > 0 ? [{ date, kind, intervals: formatIntervals(spans), note }] : [dayOff(date, note)];
}

/** Takes an hour of work off the end of a day, from the interval before it if the last one is too short. */
function shorten(hours: MinuteSpan[]): MinuteSpan[] {
  let left = SHORTENED_BY_MINUTES;
  return [...hours]
    .reverse()
    .map(({ start, end }) => {
      const cut = Math.min(left, end - start);
      left -= cut;
      return { start, end: end - cut };
    })
    .filter(({ start, end }) => start < end)
    .reverse();
}

function hoursOf(date: string, week: DayInterval[][]): MinuteSpan[] {
  const weekday = weekdayOf(parseLocalDate(date) ?? NaN);
  return parseIntervals(week[weekday], `week[${weekday}]`);
}

function inRussian(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}
