import {
  type DayInterval,
  productionCalendarExceptions,
  productionCalendarYears,
  type WorkCalendarSpec,
} from '@supportal/domain';

const workday: readonly DayInterval[] = [
  { start: '09:00', end: '13:00' },
  { start: '14:00', end: '18:00' },
];
const saturday: readonly DayInterval[] = [{ start: '10:00', end: '14:00' }];

/** Working hours of a customer that also works on Saturday mornings, in a zone of its own. */
export function customerCalendarSpec(timeZone: string): WorkCalendarSpec {
  const week = [workday, workday, workday, workday, workday, saturday, []].map((day) => [...day]);
  const exceptions = productionCalendarYears.flatMap((year) => productionCalendarExceptions(year, week));
  return { timeZone, week, exceptions };
}
