import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';

const idsOf = async (rows: Promise<{ id: number }[]>): Promise<number[]> => (await rows).map(({ id }) => id);

/** Members of the groups. */
export const membersOf = (tx: Tx, groupIds: readonly number[]): Promise<number[]> =>
  idsOf(
    tx.rows(sql`SELECT DISTINCT m.userId AS id FROM group_member m WHERE ${isIn('m.groupId', groupIds)}`),
  );

/** Whoever holds one of the roles, in the system or in a group. */
export const holdersOf = (tx: Tx, roleIds: readonly number[]): Promise<number[]> =>
  idsOf(
    tx.rows(sql`
      SELECT ur.userId AS id FROM user_role ur WHERE ${isIn('ur.roleId', roleIds)}
      UNION
      SELECT m.userId AS id FROM group_member_role mr JOIN group_member m ON m.id = mr.memberId
      WHERE ${isIn('mr.roleId', roleIds)}`),
  );

/** Whoever has the permission set, by a group or a role. */
export async function usersOfSet(tx: Tx, setId: number): Promise<number[]> {
  const groups = await idsOf(
    tx.rows(sql`SELECT gs.groupId AS id FROM group_permission_set gs WHERE gs.setId = ${setId}`),
  );
  const roles = await idsOf(
    tx.rows(sql`SELECT rs.roleId AS id FROM role_permission_set rs WHERE rs.setId = ${setId}`),
  );
  return [...(await membersOf(tx, groups)), ...(await holdersOf(tx, roles))];
}

/** Whoever leads the group: what they see depends on its members. */
export const leadersOf = (tx: Tx, groupId: number): Promise<number[]> =>
  idsOf(
    tx.rows(sql`
      SELECT m.userId AS id FROM group_member m JOIN group_member_role mr ON mr.memberId = m.id
        JOIN access_role r ON r.id = mr.roleId
      WHERE m.groupId = ${groupId} AND r.leading = 1
      UNION
      SELECT m.userId AS id FROM group_member m JOIN user_role ur ON ur.userId = m.userId
        JOIN access_role r ON r.id = ur.roleId
      WHERE m.groupId = ${groupId} AND r.leading = 1`),
  );
