import type { ProductionCalendar } from './production-calendar';
import { publicHolidaysOf } from './public-holidays';

/** The Russian production calendar of 2025: 247 working days. */
export const productionCalendar2025: ProductionCalendar = {
  year: 2025,
  holidays: publicHolidaysOf(2025),
  // All by decree: Government of Russia, 04.10.2024 No. 1335.
  transferredDaysOff: [
    { date: '2025-05-02', from: '2025-01-04' },
    { date: '2025-05-08', from: '2025-02-23' },
    { date: '2025-06-13', from: '2025-03-08' },
    { date: '2025-11-03', from: '2025-11-01' },
    { date: '2025-12-31', from: '2025-01-05' },
  ],
  // By statute: Labour Code, art. 95.
  shortenedDays: ['2025-03-07', '2025-04-30', '2025-06-11', '2025-11-01'],
  // By the same decree.
  extraWorkingDays: [{ date: '2025-11-01', insteadOf: '2025-11-03' }],
};
