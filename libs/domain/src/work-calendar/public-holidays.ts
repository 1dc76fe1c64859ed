import type { ProductionCalendar } from './production-calendar';

// Labour Code of Russia, art. 112 part 1.
const publicHolidays: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', 'Новогодние каникулы'],
  ['01-02', 'Новогодние каникулы'],
  ['01-03', 'Новогодние каникулы'],
  ['01-04', 'Новогодние каникулы'],
  ['01-05', 'Новогодние каникулы'],
  ['01-06', 'Новогодние каникулы'],
  ['01-07', 'Рождество Христово'],
  ['01-08', 'Новогодние каникулы'],
  ['02-23', 'День защитника Отечества'],
  ['03-08', 'Международный женский день'],
  ['05-01', 'Праздник Весны и Труда'],
  ['05-09', 'День Победы'],
  ['06-12', 'День России'],
  ['11-04', 'День народного единства'],
];

/** The public holidays of Russia in a year, which are the same every year. */
export function publicHolidaysOf(year: number): ProductionCalendar['holidays'] {
  return publicHolidays.map(([monthDay, name]) => ({ date: `${year}-${monthDay}`, name }));
}
