import { sectionRoutes } from '../shared/section-routes';

/** «Календари». */
export const calendarRoutes = sectionRoutes(
  () => import('./calendars-page'),
  () => import('./calendar-details'),
);
