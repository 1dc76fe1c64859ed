import type { FieldMergeFunction, FieldPolicy, InMemoryCache, Reference } from '@apollo/client/cache';
import { connectionPages } from './connection-pages';
import { timelinePages } from './ticket-pages';
import { VersionedCache } from './versioned-cache';

interface StoredDeadline {
  readonly at?: string;
  readonly startedAt?: string;
}

/** A deadline that moved replaces the old one whole; the same deadline asked for with other fields is completed. */
const mergeDeadline: FieldMergeFunction<StoredDeadline> = (existing, incoming) =>
  existing && incoming && existing.at === incoming.at && existing.startedAt === incoming.startedAt
    ? { ...existing, ...incoming }
    : incoming;

/** An object that is known already is shown before the API answers. */
const byId = (__typename: string): FieldPolicy<Reference> => ({
  read: (existing, { args, toReference }) =>
    existing ?? toReference({ __typename, id: args?.['id'] as number }),
});

/** Lists of one object: the newest one counts as it is. */
const newest = (...names: readonly string[]): Record<string, FieldPolicy> =>
  Object.fromEntries(names.map((name) => [name, { merge: false }]));

const queryFields: Record<string, FieldPolicy> = {
  tickets: connectionPages('tab', 'filter', 'sort'),
  organizations: connectionPages('search', 'active', 'sort'),
  permissionSets: connectionPages('organizationId', 'search', 'sort'),
  roles: connectionPages('organizationId', 'search', 'leading', 'sort'),
  auditLog: connectionPages('filter'),
  organization: byId('AdminOrganization'),
  workCalendar: byId('WorkCalendar'),
  ticket: byId('Ticket'),
  permissionSet: byId('PermissionSet'),
  role: byId('Role'),
  groups: connectionPages('organizationId', 'search', 'connected', 'systemId', 'sort'),
  group: byId('AdminGroup'),
  users: connectionPages('organizationId', 'search', 'filter', 'sort'),
  user: byId('UserAccount'),
};

/** A new, empty cache of the portal. */
export function createCache(): InMemoryCache {
  return new VersionedCache({
    typePolicies: {
      Query: { fields: queryFields },
      // One of each per person: what a subscription brings replaces what the query brought.
      Session: { keyFields: [] },
      TicketCounters: { keyFields: [] },
      Ticket: {
        fields: {
          timeline: timelinePages,
          deadline: { merge: mergeDeadline },
          // Lists of one ticket: the newest one counts as it is.
          abilities: { merge: false },
          transitions: { merge: false },
          attachments: { merge: false },
          ratings: { merge: false },
        },
      },
      Viewer: { fields: newest('permissions', 'permissionsEverywhere', 'tabs', 'adminSections') },
      PermissionSet: { fields: newest('permissions', 'roles', 'groups') },
      Role: { fields: newest('permissionSets') },
      WorkCalendar: { fields: newest('week', 'exceptions', 'organizations') },
      // One for each type of tickets.
      Checklist: { keyFields: ['ticketType'], fields: newest('items') },
      AdminGroup: { fields: { ...newest('permissionSets', 'systems'), members: connectionPages('search') } },
      UserAccount: { fields: newest('abilities', 'memberships', 'roles', 'sessions') },
    },
  });
}
