import { inject } from '@angular/core';
import { type CanMatchFn, type Routes, Router } from '@angular/router';
import { ticketTabs } from '@supportal/domain';
import { SessionStore } from '../core/session/session-store';
import { confirmLeaving } from '../core/navigation/leaving';

const firstTab = (): string => `/tickets/${(inject(SessionStore).tabs()[0] ?? 'MINE').toLowerCase()}`;

const knownTab: CanMatchFn = (_route, [segment]) =>
  ticketTabs.some((tab) => tab.toLowerCase() === segment?.path);

const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: () => inject(Router).parseUrl(firstTab()) },
  {
    path: 'new',
    title: 'titles.newTicket',
    canDeactivate: [confirmLeaving],
    loadComponent: () => import('./create/ticket-create-page'),
  },
  { path: 'card/:id', title: 'titles.ticket', loadComponent: () => import('./card/ticket-card-page') },
  { path: ':tab', canMatch: [knownTab], loadComponent: () => import('./list/ticket-list-page') },
];

export default routes;
