import type { AdminSection, AuditKind } from '../../../generated/graphql';

/** Where each section lives under `/admin`. */
export const sectionPaths: Readonly<Record<AdminSection, string>> = {
  USERS: 'users',
  GROUPS: 'groups',
  ROLES: 'roles',
  PERMISSION_SETS: 'permission-sets',
  ORGANIZATIONS: 'organizations',
  CONNECTIONS: 'connections',
  DIRECTORIES: 'directories',
  CALENDARS: 'calendars',
  CHECKLISTS: 'checklists',
  AUDIT: 'audit',
};

/** The section in which objects of a kind are looked at. */
export const sectionOfKind: Partial<Record<AuditKind, AdminSection>> = {
  ORGANIZATION: 'ORGANIZATIONS',
  USER: 'USERS',
  GROUP: 'GROUPS',
  ROLE: 'ROLES',
  PERMISSION_SET: 'PERMISSION_SETS',
  CALENDAR: 'CALENDARS',
};
