import { sectionRoutes } from '../shared/section-routes';

/** «Группы». */
export const groupRoutes = sectionRoutes(
  () => import('./groups-page'),
  () => import('./group-details'),
);
