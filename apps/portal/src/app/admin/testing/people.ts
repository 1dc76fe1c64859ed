import { customer, set } from './admin-bench';

/** A group as the API answers it. */
export const group = (id: number, changes: object = {}) => ({
  __typename: 'AdminGroup',
  id,
  version: 1,
  name: `Группа ${id}`,
  description: '',
  connected: true,
  memberCount: 2,
  editable: true,
  createdAt: '2026-11-01T09:00:00.000Z',
  organization: customer,
  permissionSets: [set(1)],
  systems: [{ __typename: 'System', id: 1, name: 'Касса' }],
  ...changes,
});

/** A group that waits for its connection. */
export const waitingGroup = (id: number, changes: object = {}) =>
  group(id, { connected: false, systems: [], ...changes });

/** A role as a member of a group holds it. */
export const heldRole = (id: number, changes: object = {}) => ({
  __typename: 'Role',
  id,
  name: `Роль ${id}`,
  leading: false,
  ...changes,
});

/** Somebody in a group. */
export const member = (id: number, roles: readonly object[] = []) => ({
  __typename: 'GroupMember',
  user: { __typename: 'Person', id, fullName: `Участник ${id}`, active: true },
  roles,
});

/** An account as the API answers it. */
export const user = (id: number, changes: object = {}) => ({
  __typename: 'UserAccount',
  id,
  version: 1,
  login: `user${id}`,
  fullName: `Пользователь ${id}`,
  active: true,
  position: '',
  abilities: ['EDIT', 'RESET_PASSWORD', 'DEACTIVATE', 'UNLOCK', 'END_SESSIONS'],
  description: '',
  email: '',
  phone: '',
  messenger: '',
  timeZone: 'Europe/Moscow',
  mustChangePassword: false,
  createdAt: '2026-11-01T09:00:00.000Z',
  lockedUntil: null,
  organization: customer,
  memberships: [],
  roles: [],
  ...changes,
});

/** A session as the API answers it. */
export const session = (id: number, changes: object = {}) => ({
  __typename: 'OwnSession',
  id,
  device: `Mozilla/5.0 (X11; Linux x86_64; rv:${id}.0) Gecko/20100101 Firefox/${id}.0`,
  address: '127.0.0.1',
  createdAt: '2026-11-01T09:00:00.000Z',
  expiresAt: '2026-12-01T09:00:00.000Z',
  current: false,
  ...changes,
});
