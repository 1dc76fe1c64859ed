import { Injectable, InjectionToken, computed, inject } from '@angular/core';
import type { AdminSection, AuditKind } from '../../../generated/graphql';
import { SessionStore } from '../../core/session/session-store';
import { sectionOfKind, sectionPaths } from './section-paths';

/** The sections that exist, in the order of their tabs. */
export const EXISTING_SECTIONS = new InjectionToken<readonly AdminSection[]>('sections that exist');

/** Where objects of «Администрирование» are looked at, as far as the viewer may. */
@Injectable()
export class AdminLinks {
  private readonly existing = inject(EXISTING_SECTIONS);
  private readonly session = inject(SessionStore);
  /** The sections this person has now, in the order of their tabs. */
  readonly sections = computed(() =>
    this.existing.filter((section) => this.session.adminSections().includes(section)),
  );

  /** The address of a section. */
  readonly section = (section: AdminSection): string => `/admin/${sectionPaths[section]}`;

  /** The address of an object, null when the viewer cannot look at it. */
  object(kind: AuditKind | 'TICKET', id: number): string | null {
    const section = kind === 'TICKET' ? undefined : sectionOfKind[kind];
    return section && this.sections().includes(section) ? `${this.section(section)}/${id}` : null;
  }
}
