import { sectionRoutes } from '../shared/section-routes';

/** «Чек-листы». */
export const checklistRoutes = sectionRoutes(
  () => import('./checklists-page'),
  () => import('./checklist-details'),
);
