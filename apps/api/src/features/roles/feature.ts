import type { Platform } from '../index';
import type { Administration } from '../administration/administration';
import { AccountSearch } from '../accounts/account-search';
import { AdminGroupFields, GroupMemberResolver } from '../groups/admin-group-fields.resolver';
import { groupPages, memberPages } from '../groups/admin-group.types';
import { AdminGroupResolver } from '../groups/admin-group.resolver';
import { GroupService } from '../groups/group.service';
import { MembershipService } from '../groups/membership.service';
import { PermissionSetResolver } from './permission-set.resolver';
import { PermissionSetService } from './permission-set.service';
import { RoleResolver } from './role.resolver';
import { RoleService } from './role.service';
import { permissionSetPages, rolePages } from './role.types';

/** Permission sets, roles and groups, wired; returns the resolvers. */
export function rightsFeature(
  { database: { read }, clock }: Platform,
  administration: Administration,
): object[] {
  const groups = new GroupService(administration, clock);
  return [
    new PermissionSetResolver(read, new PermissionSetService(administration)),
    new RoleResolver(read, new RoleService(administration)),
    new AdminGroupResolver(read, groups, new MembershipService(administration)),
    new AdminGroupFields(read, new AccountSearch(read)),
    new GroupMemberResolver(),
    permissionSetPages.resolver,
    rolePages.resolver,
    groupPages.resolver,
    memberPages.resolver,
  ];
}
