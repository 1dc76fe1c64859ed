import { sectionRoutes } from '../shared/section-routes';

/** «Подключения». */
export const connectionRoutes = sectionRoutes(
  () => import('./connections-page'),
  () => import('./connection-details'),
);
