import { sectionRoutes } from '../shared/section-routes';

/** «Полномочия». */
export const permissionSetRoutes = sectionRoutes(
  () => import('./permission-sets-page'),
  () => import('./permission-set-details'),
);
