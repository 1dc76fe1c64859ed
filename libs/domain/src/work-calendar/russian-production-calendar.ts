import type { ProductionCalendar, ProductionCalendarYear } from './production-calendar';
import { productionCalendar2025 } from './production-calendar-2025';
import { productionCalendar2026 } from './production-calendar-2026';
import { productionCalendar2027 } from './production-calendar-2027';

/** Years with a production calendar, ascending. */
export const productionCalendarYears: readonly ProductionCalendarYear[] = [2025, 2026, 2027];

const calendars: Readonly<Record<ProductionCalendarYear, ProductionCalendar>> = {
  2025: productionCalendar2025,
  2026: productionCalendar2026,
  2027: productionCalendar2027,
};

/** The Russian production calendar of a year. */
export function russianProductionCalendar(year: ProductionCalendarYear): ProductionCalendar {
  return calendars[year];
}
