import type { DayInterval, WorkCalendarSpec } from './calendar-spec';
import { productionCalendarExceptions } from './production-calendar-exceptions';
import { productionCalendarYears } from './russian-production-calendar';

const workday: DayInterval[] = [
  { start: '09:00', end: '13:00' },
  { start: '14:00', end: '18:00' },
];

const week: DayInterval[][] = [workday, workday, workday, workday, workday, [], []].map((day) =>
  day.map((interval) => ({ ...interval })),
);

/** Monday to Friday 09:00–18:00 with a lunch break 13:00–14:00, Moscow time, with the Russian production calendars. */
export const defaultCalendarSpec: WorkCalendarSpec = {
  timeZone: 'Europe/Moscow',
  week,
  exceptions: productionCalendarYears.flatMap((year) => productionCalendarExceptions(year, week)),
};
