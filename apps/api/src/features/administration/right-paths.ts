import { isProviderOnly, permissionCatalogue, permissions, type Permission } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { sql } from '../../platform/database/sql';

/** A way by which somebody has a right. */
export interface RightPath {
  /** By membership in it, or, with a role, in it only. */
  readonly groupId: number | null;
  readonly roleId: number | null;
  readonly setId: number;
}
/** A right with every path that gives it. */
export interface PathsOfRight {
  readonly permission: Permission;
  readonly paths: readonly RightPath[];
}

type Row = RightPath & { readonly permission: string };

/** The rights of a user, in the order of the catalogue, in one statement. */
export async function rightPaths(read: Reader, userId: number, isProvider: boolean): Promise<PathsOfRight[]> {
  const rows = await read.rows<Row>(sql`
    SELECT m.groupId, NULL AS roleId, gs.setId, r.permission
    FROM group_member m JOIN group_permission_set gs ON gs.groupId = m.groupId
      JOIN permission_set_right r ON r.setId = gs.setId
    WHERE m.userId = ${userId}
    UNION ALL
    SELECT NULL AS groupId, ur.roleId, rs.setId, r.permission
    FROM user_role ur JOIN role_permission_set rs ON rs.roleId = ur.roleId
      JOIN permission_set_right r ON r.setId = rs.setId
    WHERE ur.userId = ${userId}
    UNION ALL
    SELECT m.groupId, mr.roleId, rs.setId, r.permission
    FROM group_member m JOIN group_member_role mr ON mr.memberId = m.id
      JOIN role_permission_set rs ON rs.roleId = mr.roleId
      JOIN permission_set_right r ON r.setId = rs.setId
    WHERE m.userId = ${userId}`);
  const counts = (permission: string) =>
    Object.hasOwn(permissionCatalogue, permission) &&
    (isProvider || !isProviderOnly(permission as Permission));
  return permissions
    .filter(counts)
    .map((permission) => ({ permission, paths: rows.filter((row) => row.permission === permission) }))
    .filter(({ paths }) => paths.length > 0);
}
