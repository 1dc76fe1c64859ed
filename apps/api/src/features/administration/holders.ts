import type { Permission } from '@supportal/domain';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';

/** Which of these rights somebody active in the organization holds everywhere. */
export async function holdersIn(
  tx: Tx,
  organizationId: number,
  permissions: readonly Permission[],
): Promise<ReadonlySet<Permission>> {
  const rows = await tx.rows<{ permission: Permission }>(sql`
    SELECT DISTINCT r.permission
    FROM permission_set_right r
    WHERE ${isIn('r.permission', permissions)} AND (
      EXISTS (
        SELECT 1 FROM group_permission_set gs JOIN group_member m ON m.groupId = gs.groupId
          JOIN user_account u ON u.id = m.userId
        WHERE gs.setId = r.setId AND u.active = 1 AND u.organizationId = ${organizationId})
      OR EXISTS (
        SELECT 1 FROM role_permission_set rs JOIN user_role ur ON ur.roleId = rs.roleId
          JOIN user_account u ON u.id = ur.userId
        WHERE rs.setId = r.setId AND u.active = 1 AND u.organizationId = ${organizationId}))`);
  return new Set(rows.map(({ permission }) => permission));
}
