import type { Permission } from '@supportal/domain';
import { Failure, notFound, type MessageDraft } from '../platform/graphql/failure';
import type { Viewer } from './viewer';

/** The sections of «Администрирование», in their order. */
export const adminSections = [
  'USERS',
  'GROUPS',
  'ROLES',
  'PERMISSION_SETS',
  'ORGANIZATIONS',
  'CONNECTIONS',
  'DIRECTORIES',
  'CALENDARS',
  'CHECKLISTS',
  'AUDIT',
] as const;
/** A section of «Администрирование». */
export type AdminSection = (typeof adminSections)[number];

/** Whoever holds one of these sees the accounts, groups, roles and permission sets within their reach. */
export const peopleReaders = [
  'user.read',
  'user.edit',
  'group.edit',
  'role.edit',
  'permissionSet.edit',
] as const satisfies readonly Permission[];

const sectionRights: Readonly<Record<AdminSection, readonly Permission[]>> = {
  USERS: peopleReaders,
  GROUPS: peopleReaders,
  ROLES: peopleReaders,
  PERMISSION_SETS: peopleReaders,
  ORGANIZATIONS: ['organization.edit'],
  CONNECTIONS: ['group.connect'],
  DIRECTORIES: ['directory.edit'],
  CALENDARS: ['calendar.edit'],
  CHECKLISTS: ['directory.edit'],
  AUDIT: ['audit.read'],
};

/** Whoever looks at any section. */
export const anyAdministrator: readonly Permission[] = [...new Set(Object.values(sectionRights).flat())];

/**
 * One of the rights counts for administration: it is held everywhere. What a role held in one group gives counts for the
 * tickets of that group and administers nothing.
 */
export const administers = (viewer: Viewer, rights: readonly Permission[]): boolean =>
  rights.some((right) => viewer.may(right));

/** The sections this viewer has now. */
export const sectionsOf = (viewer: Viewer): AdminSection[] =>
  adminSections.filter((section) => administers(viewer, sectionRights[section]));

/** Customers administer their own organization, people of the provider all of them. */
export const reaches = (viewer: Viewer, organizationId: number): boolean =>
  viewer.isProvider || viewer.organizationId === organizationId;

/** FORBIDDEN without one of the rights; NOT_FOUND for what belongs to an organization out of reach. */
export function expectAdministers(
  viewer: Viewer,
  rights: readonly Permission[],
  organizationId: number | null,
  missing: MessageDraft['key'] = 'notFound',
): void {
  if (!administers(viewer, rights)) throw new Failure('FORBIDDEN', 'forbidden');
  if (organizationId === null || !reaches(viewer, organizationId)) throw notFound(missing);
}

/** The systems whose tickets this person of the provider sees or processes by their groups. */
export const systemsSeenBy = (viewer: Viewer | null): ReadonlySet<number> =>
  new Set(
    viewer?.isProvider
      ? [...viewer.systemIdsWith('ticket.process'), ...viewer.systemIdsWith('ticket.readAll')]
      : [],
  );

/** Whoever sees the tickets of these systems, or may connect groups to any, may give others sight of them. */
export function mayOpenSystems(viewer: Viewer, systemIds: Iterable<number>): boolean {
  if (viewer.may('ticket.readAll') || viewer.may('group.connect')) return true;
  const seen = systemsSeenBy(viewer);
  return [...systemIds].every((id) => seen.has(id));
}

/** Everything these rights and this leading could do, the viewer could do already: only then may they be given. */
export const holdsAsMuch = (viewer: Viewer, other: Viewer): boolean =>
  [...other.facts.rights].every((right) => viewer.may(right)) &&
  mayOpenSystems(viewer, systemsSeenBy(other)) &&
  other.facts.groups.every(
    (group) =>
      [...group.rights].every((right) => viewer.mayIn(right, group.id)) &&
      (!group.leading || mayLead(viewer, group.id)),
  );

/** To lead a group is to see its members' tickets: whoever sees all of them, or leads it, may let others lead. */
export const mayLead = (viewer: Viewer, groupId: number): boolean =>
  viewer.may('ticket.readAll') || viewer.ledGroupIds.includes(groupId);
