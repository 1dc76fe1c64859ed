import type { ProductionCalendar } from './production-calendar';
import { publicHolidaysOf } from './public-holidays';

/** The Russian production calendar of 2026: 247 working days. */
export const productionCalendar2026: ProductionCalendar = {
  year: 2026,
  holidays: publicHolidaysOf(2026),
  transferredDaysOff: [
    // By decree: Government of Russia, 24.09.2025 No. 1466.
    { date: '2026-01-09', from: '2026-01-03' },
    { date: '2026-12-31', from: '2026-01-04' },
    // By statute: Labour Code, art. 112 part 2.
    { date: '2026-03-09', from: '2026-03-08' },
    { date: '2026-05-11', from: '2026-05-09' },
  ],
  // By statute: Labour Code, art. 95.
  shortenedDays: ['2026-04-30', '2026-05-08', '2026-06-11', '2026-11-03'],
  extraWorkingDays: [],
};
