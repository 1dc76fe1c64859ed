import type { Type } from '@angular/core';
import type { Routes } from '@angular/router';
import { confirmLeaving } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';

type Loaded<T> = () => Promise<{ readonly default: Type<T> }>;

/** The routes of a section: its list, and beside it the object of the address, `new` for one that is being made. */
export const sectionRoutes = (list: Loaded<unknown>, details: Loaded<Leavable>): Routes => [
  {
    path: '',
    loadComponent: list,
    children: [{ path: ':id', loadComponent: details, canDeactivate: [confirmLeaving] }],
  },
];
