import { adminDocuments, accountInput, namedInput } from './admin-documents';
import type { HeldBy, HeldRights } from './held-rights';

/** An administrative mutation after which the holder sees the ticket no more. */
export interface Taking {
  readonly name: string;
  /** The paths it takes sight from; a test for each. */
  readonly from: readonly HeldBy[];
  readonly document: string;
  readonly input: (held: HeldRights) => unknown;
  /** Their sessions end with it. */
  readonly endsSessions?: true;
  /** Nobody of the organization is left to see it. */
  readonly endsOrganization?: true;
}

const {
  updatePermissionSet,
  updateRole,
  updateGroup,
  changeGroupMembers,
  setMemberRoles,
  connectGroup,
  updateUser,
  setUserActive,
  resetPassword,
  updateOrganization,
  endUserSession,
  importUsers,
} = adminDocuments;

/** What somebody has, for inputs that name all of it. */
const linksOf = ({ heldBy, group, role }: HeldRights) => ({
  groupIds: [group.id],
  roleIds: heldBy === 'ROLE' || heldBy === 'LEADING_ROLE' ? [role.id] : [],
});
const csv = (held: HeldRights, column: 'groups' | 'roles') => ({
  csv: `login;${column}\n${held.holder.user.login};`,
  dryRun: false,
  organizationId: held.organization.id,
});

/** Every administrative mutation that can take sight of a ticket from somebody. */
export const takings: readonly Taking[] = [
  {
    name: 'a right is removed from the permission set',
    from: ['GROUP', 'ROLE', 'GROUP_ROLE', 'CONNECTION'],
    document: updatePermissionSet,
    input: ({ set }) => ({ ...namedInput(set), permissions: [] }),
  },
  {
    name: 'the set is removed from the group',
    from: ['GROUP', 'CONNECTION'],
    document: updateGroup,
    input: ({ group }) => ({ ...namedInput(group), permissionSetIds: [] }),
  },
  {
    name: 'the set is removed from the role',
    from: ['ROLE', 'GROUP_ROLE'],
    document: updateRole,
    input: ({ role }) => ({ ...namedInput(role), leading: false, permissionSetIds: [] }),
  },
  {
    name: 'the leading role is switched off',
    from: ['LEADING_ROLE', 'LEADING_GROUP_ROLE'],
    document: updateRole,
    input: ({ role, set }) => ({ ...namedInput(role), leading: false, permissionSetIds: [set.id] }),
  },
  {
    name: 'the role is taken from the user',
    from: ['ROLE', 'LEADING_ROLE'],
    document: updateUser,
    input: (held) => accountInput(held.holder.user, { ...linksOf(held), roleIds: [] }),
  },
  {
    name: 'the role is taken from the member',
    from: ['GROUP_ROLE', 'LEADING_GROUP_ROLE'],
    document: setMemberRoles,
    input: ({ group, role, holder }) => ({
      groupId: group.id,
      userId: holder.user.id,
      roleIds: [],
      seenRoleIds: [role.id],
    }),
  },
  {
    name: 'the member is removed from the group',
    from: ['GROUP', 'GROUP_ROLE', 'LEADING_ROLE', 'LEADING_GROUP_ROLE', 'CONNECTION'],
    document: changeGroupMembers,
    input: ({ group, holder }) => ({ groupId: group.id, remove: [holder.user.id] }),
  },
  {
    name: 'the user is taken out of the group',
    from: ['GROUP', 'GROUP_ROLE', 'LEADING_ROLE', 'LEADING_GROUP_ROLE', 'CONNECTION'],
    document: updateUser,
    input: (held) => accountInput(held.holder.user, { ...linksOf(held), groupIds: [] }),
  },
  {
    name: 'the author is removed from the group that the holder leads',
    from: ['LEADING_ROLE', 'LEADING_GROUP_ROLE'],
    document: changeGroupMembers,
    input: ({ group, author }) => ({ groupId: group.id, remove: [author.id] }),
  },
  {
    name: 'an import takes the groups',
    from: ['GROUP', 'GROUP_ROLE', 'LEADING_GROUP_ROLE', 'CONNECTION'],
    document: importUsers,
    input: (held) => csv(held, 'groups'),
  },
  {
    name: 'an import takes the roles',
    from: ['ROLE', 'LEADING_ROLE'],
    document: importUsers,
    input: (held) => csv(held, 'roles'),
  },
  {
    name: 'the group is disconnected from the system',
    from: ['CONNECTION'],
    document: connectGroup,
    input: ({ group, system }) => ({ groupId: group.id, systemIds: [], seenSystemIds: [system.id] }),
  },
  {
    name: 'the user is deactivated',
    from: ['GROUP', 'LEADING_GROUP_ROLE', 'CONNECTION'],
    document: setUserActive,
    input: ({ holder: { user } }) => ({ id: user.id, version: user.version, active: false }),
    endsSessions: true,
  },
  {
    name: 'the organization is deactivated',
    from: ['GROUP', 'ROLE', 'LEADING_ROLE'],
    document: updateOrganization,
    input: ({ organization: { id, version, name } }) => ({ id, version, name, active: false }),
    endsSessions: true,
    endsOrganization: true,
  },
  {
    name: 'the password is reset',
    from: ['ROLE'],
    document: resetPassword,
    input: ({ holder: { user } }) => ({ id: user.id, version: user.version, password: 'синий кит плывёт' }),
    endsSessions: true,
  },
  {
    name: 'the sessions are ended',
    from: ['ROLE', 'CONNECTION'],
    document: endUserSession,
    input: ({ holder }) => holder.user.id,
    endsSessions: true,
  },
];
