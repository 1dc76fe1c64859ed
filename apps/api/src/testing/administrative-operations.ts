import type { Permission } from '@supportal/domain';
import type { Caller, Operation, Outcome } from './operations';

const readsPeople = (c: Caller): boolean =>
  (['user.read', 'user.edit', 'group.edit', 'role.edit', 'permissionSet.edit'] as const).some((right) =>
    c.has(right),
  );
const looksAtAnything = (c: Caller): boolean =>
  readsPeople(c) ||
  c.has('audit.read') ||
  (c.isProvider &&
    (['organization.edit', 'directory.edit', 'calendar.edit', 'group.connect'] as const).some((right) =>
      c.has(right),
    ));
const readsGroups = (c: Caller): boolean => readsPeople(c) || (c.isProvider && c.has('group.connect'));

/** Refused by the first door, or lets it pass. */
const only = (allowed: boolean, then: Outcome): Outcome => (allowed ? then : 'FORBIDDEN');
const reading = (document: string, then: Outcome = 'OK', may = readsPeople): Operation => ({
  document,
  outcome: (c) => only(may(c), then),
});
const editing = (right: Permission, document: string, then: Outcome): Operation => ({
  document: `mutation { ${document} }`,
  outcome: (c) => only(c.has(right), then),
});

/** The administrative root fields, asked so that they change nothing: ids that do not exist, names that are blank. */
export const administrativeOperations: Readonly<Record<string, Operation>> = {
  administrationChanged: reading(
    'subscription { administrationChanged { kind id refresh } }',
    'OK',
    looksAtAnything,
  ),
  permissionCatalogue: reading('{ permissionCatalogue { permission } }'),
  permissionSets: reading('{ permissionSets { totalCount } }'),
  permissionSet: reading('{ permissionSet(id: 0) { id } }', 'NOT_FOUND'),
  createPermissionSet: editing(
    'permissionSet.edit',
    'createPermissionSet(input: { name: " ", permissions: [] }) { permissionSet { id } }',
    'BAD_USER_INPUT',
  ),
  updatePermissionSet: editing(
    'permissionSet.edit',
    `updatePermissionSet(input: { id: 0, version: 1, name: "x", description: "", permissions: [] }) {
      permissionSet { id } }`,
    'NOT_FOUND',
  ),
  deletePermissionSet: editing('permissionSet.edit', 'deletePermissionSet(id: 0, version: 1)', 'NOT_FOUND'),
  effectiveRights: reading('{ effectiveRights(userId: 0) { permission } }', 'NOT_FOUND'),
  whyTicket: reading('{ whyTicket(ticketId: 0, userId: 0) { sees } }', 'NOT_FOUND'),
  roles: reading('{ roles { totalCount } }'),
  role: reading('{ role(id: 0) { id } }', 'NOT_FOUND'),
  createRole: editing('role.edit', 'createRole(input: { name: " " }) { role { id } }', 'BAD_USER_INPUT'),
  updateRole: editing(
    'role.edit',
    `updateRole(input: { id: 0, version: 1, name: "x", description: "", leading: false, permissionSetIds: [] }) {
      role { id } }`,
    'NOT_FOUND',
  ),
  deleteRole: editing('role.edit', 'deleteRole(id: 0, version: 1)', 'NOT_FOUND'),
  users: reading('{ users { totalCount } }'),
  user: reading('{ user(id: 0) { id } }', 'NOT_FOUND'),
  createUser: editing(
    'user.edit',
    'createUser(input: { login: " ", fullName: " ", password: "x" }) { user { id } }',
    'BAD_USER_INPUT',
  ),
  updateUser: editing(
    'user.edit',
    `updateUser(input: { id: 0, version: 1, login: "x", fullName: "x", description: "", email: "", phone: "",
      messenger: "", position: "", timeZone: "Europe/Moscow", groupIds: [], roleIds: [],
      mustChangePassword: false }) { user { id } }`,
    'NOT_FOUND',
  ),
  resetPassword: editing(
    'user.edit',
    'resetPassword(input: { id: 0, version: 1, password: "синий кит плывёт" }) { user { id } }',
    'NOT_FOUND',
  ),
  setUserActive: editing(
    'user.edit',
    'setUserActive(input: { id: 0, version: 1, active: false }) { user { id } }',
    'NOT_FOUND',
  ),
  unlockUser: editing('user.edit', 'unlockUser(id: 0) { id }', 'NOT_FOUND'),
  endUserSession: editing('user.edit', 'endUserSession(userId: 0) { id }', 'NOT_FOUND'),
  importUsers: editing(
    'user.edit',
    'importUsers(input: { csv: "x", dryRun: true }) { failed }',
    'BAD_USER_INPUT',
  ),
  groups: reading('{ groups { totalCount } }', 'OK', readsGroups),
  group: reading('{ group(id: 0) { id } }', 'NOT_FOUND', readsGroups),
  createGroup: editing('group.edit', 'createGroup(input: { name: " " }) { group { id } }', 'BAD_USER_INPUT'),
  updateGroup: editing(
    'group.edit',
    `updateGroup(input: { id: 0, version: 1, name: "x", description: "", permissionSetIds: [] }) { group { id } }`,
    'NOT_FOUND',
  ),
  changeGroupMembers: editing(
    'group.edit',
    'changeGroupMembers(input: { groupId: 0 }) { group { id } }',
    'NOT_FOUND',
  ),
  setMemberRoles: editing(
    'group.edit',
    'setMemberRoles(input: { groupId: 0, userId: 0, roleIds: [], seenRoleIds: [] }) { group { id } }',
    'NOT_FOUND',
  ),
  connectGroup: {
    document:
      'mutation { connectGroup(input: { groupId: 0, systemIds: [], seenSystemIds: [] }) { group { id } } }',
    outcome: (c) => only(c.isProvider && c.has('group.connect'), 'NOT_FOUND'),
  },
  deleteGroup: editing('group.edit', 'deleteGroup(id: 0, version: 1)', 'NOT_FOUND'),
};
