import type { ProductionCalendar } from './production-calendar';
import { publicHolidaysOf } from './public-holidays';

/** The Russian production calendar of 2027: 247 working days. */
export const productionCalendar2027: ProductionCalendar = {
  year: 2027,
  holidays: publicHolidaysOf(2027),
  transferredDaysOff: [
    // By decree: Government of Russia, 17.09.2026 No. 1187.
    { date: '2027-02-22', from: '2027-02-20' },
    { date: '2027-11-05', from: '2027-01-02' },
    { date: '2027-12-31', from: '2027-01-03' },
    // By statute: Labour Code, art. 112 part 2.
    { date: '2027-05-03', from: '2027-05-01' },
    { date: '2027-05-10', from: '2027-05-09' },
    { date: '2027-06-14', from: '2027-06-12' },
  ],
  // By statute: Labour Code, art. 95.
  shortenedDays: ['2027-02-20', '2027-04-30', '2027-06-11', '2027-11-03'],
  // By the same decree.
  extraWorkingDays: [{ date: '2027-02-20', insteadOf: '2027-02-22' }],
};
