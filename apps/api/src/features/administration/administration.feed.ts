import type { Permission } from '@supportal/domain';
import { administers, peopleReaders, reaches } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import { LiveFeed, type LiveNews, type LivePresence, type Told } from '../../platform/live/live-feed';
import type { AdministrationChangeType } from './administration.types';
import type { AuditKind } from './audit-entry.entity';

const refresh: Told = {
  key: 'refresh',
  payload: { refresh: true, kind: null, id: null } satisfies AdministrationChangeType,
};

const readers: Readonly<Record<AuditKind, readonly Permission[]>> = {
  USER: peopleReaders,
  GROUP: [...peopleReaders, 'group.connect'],
  ROLE: peopleReaders,
  PERMISSION_SET: peopleReaders,
  ORGANIZATION: ['organization.edit'],
  SYSTEM: ['directory.edit', 'group.connect'],
  ENVIRONMENT: ['directory.edit'],
  CALENDAR: ['calendar.edit', 'organization.edit'],
  CHECKLIST: ['directory.edit'],
  AUDIT: ['audit.read'],
};

/** Changes of what an administrator looks at, within their reach. */
export class AdministrationFeed extends LiveFeed<Viewer> {
  readonly topics;

  constructor(userId: number) {
    super();
    this.topics = ['administration', `user:${userId}`] as const;
  }

  tell(news: LiveNews<unknown>, { viewer }: LivePresence<Viewer>): Told | null {
    if (news.name !== 'administration') return refresh;
    const { id, organizationId } = news.change;
    const kind = news.change.kind as AuditKind;
    // Whoever reads the audit log looks at every kind there.
    const mayLook = administers(viewer, [...(readers[kind] ?? []), 'audit.read']);
    if (!mayLook || (organizationId !== null && !reaches(viewer, organizationId))) return null;
    return { key: `${kind} ${id}`, payload: { refresh: false, kind, id } satisfies AdministrationChangeType };
  }
}
