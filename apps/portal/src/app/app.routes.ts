import type { Routes } from '@angular/router';
import { passwordChanger, signedInOnly, signedOutOnly } from './core/session/guards';

/** Pages of the portal; titles are keys of texts. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'titles.signIn',
    canActivate: [signedOutOnly],
    loadComponent: () => import('./account/sign-in-page'),
  },
  {
    path: 'password',
    title: 'titles.password',
    canActivate: [passwordChanger],
    loadComponent: () => import('./account/password-page'),
  },
  {
    path: '',
    canActivate: [signedInOnly],
    loadComponent: () => import('./shell/shell'),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'titles.desktop',
        loadComponent: () => import('./desktop/desktop-page'),
      },
      { path: 'tickets', title: 'titles.tickets', loadChildren: () => import('./tickets/tickets.routes') },
      { path: 'admin', title: 'titles.admin', loadChildren: () => import('./admin/admin.routes') },
      {
        path: 'settings',
        title: 'titles.settings',
        loadComponent: () => import('./account/settings/settings-page'),
      },
      { path: '**', title: 'titles.notFound', loadComponent: () => import('./shell/not-found-page') },
    ],
  },
];
