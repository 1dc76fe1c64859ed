import type { Routes } from '@angular/router';

/** «Аудит». */
export const auditRoutes: Routes = [{ path: '', loadComponent: () => import('./audit-page') }];
