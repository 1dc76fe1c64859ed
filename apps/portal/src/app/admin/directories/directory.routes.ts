import type { Routes } from '@angular/router';
import { confirmLeaving } from '../../core/navigation/leaving';

/** «Справочники». */
export const directoryRoutes: Routes = [
  { path: '', loadComponent: () => import('./directories-page'), canDeactivate: [confirmLeaving] },
];
