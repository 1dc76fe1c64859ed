import { sectionRoutes } from '../shared/section-routes';

/** «Пользователи». */
export const userRoutes = sectionRoutes(
  () => import('./users-page'),
  () => import('./user-details'),
);
