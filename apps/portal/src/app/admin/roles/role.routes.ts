import { sectionRoutes } from '../shared/section-routes';

/** «Роли». */
export const roleRoutes = sectionRoutes(
  () => import('./roles-page'),
  () => import('./role-details'),
);
