import { sectionRoutes } from '../shared/section-routes';

/** «Организации». */
export const organizationRoutes = sectionRoutes(
  () => import('./organizations-page'),
  () => import('./organization-details'),
);
