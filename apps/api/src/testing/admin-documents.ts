import type { User } from '../features/accounts/user.entity';

const saving = (field: string, input: string, shown: string, more = ''): string =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { ${shown} { id version } ${more} } }`;

/** Administrative mutations with a short answer. */
export const adminDocuments = {
  createRole: 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } } }',
  updatePermissionSet: saving('updatePermissionSet', 'UpdatePermissionSetInput', 'permissionSet'),
  updateRole: saving('updateRole', 'UpdateRoleInput', 'role'),
  updateGroup: saving('updateGroup', 'UpdateGroupInput', 'group'),
  changeGroupMembers: saving('changeGroupMembers', 'ChangeGroupMembersInput', 'group'),
  setMemberRoles: saving('setMemberRoles', 'SetMemberRolesInput', 'group'),
  connectGroup: saving('connectGroup', 'ConnectGroupInput', 'group'),
  updateUser: saving('updateUser', 'UpdateUserInput', 'user'),
  setUserActive: saving('setUserActive', 'SetUserActiveInput', 'user'),
  resetPassword: saving('resetPassword', 'ResetPasswordInput', 'user'),
  updateOrganization: saving('updateOrganization', 'UpdateOrganizationInput', 'organization'),
  endUserSession: 'mutation ($input: Int!) { endUserSession(userId: $input) { id } }',
  importUsers:
    'mutation ($input: ImportUsersInput!) { importUsers(input: $input) { updated failed rows { errors { message } } } }',
} as const;

/** The input that saves an account as it is, but for what is named; whoever has groups or roles names those too. */
export const accountInput = (user: User, changes: object = {}) => ({
  id: user.id,
  version: user.version,
  login: user.login,
  fullName: user.fullName,
  ...{ description: '', email: user.email, phone: '', messenger: '', position: '' },
  timeZone: user.timeZone,
  ...{ groupIds: [] as number[], roleIds: [] as number[], mustChangePassword: false },
  ...changes,
});

/** The input that saves something with a name as it is, but for what is named. */
export const namedInput = ({ id, version, name }: { id: number; version: number; name: string }) => ({
  id,
  version,
  name,
  description: '',
});
