import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { notFound } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import { leadersOf } from '../administration/affected';
import { expectSeenAlready } from '../administration/led-sight';
import { difference } from '../administration/links';
import { GroupMember, GroupMemberRole } from '../groups/group-links.entity';
import { UserRole } from '../roles/role-links.entity';
import { expectRolesOf } from '../roles/set-links.service';

/** Puts somebody into exactly these groups; who leads them learns of it. */
export async function writeGroups(
  change: AdminChange,
  user: { readonly id: number; readonly organizationId: number },
  groupIds: readonly number[],
  { isNew = false } = {},
): Promise<void> {
  const { tx } = change;
  const members = await tx.list(GroupMember, { userId: user.id });
  const { added, removed } = difference(
    members.map(({ groupId }) => groupId),
    groupIds,
  );
  await expectGroupsOf(tx, user.organizationId, added);
  for (const groupId of isNew ? [] : added) await expectSeenAlready(change, groupId, [user.id]);
  const touched = [...added, ...removed];
  for (const groupId of touched) change.alsoTell(await leadersOf(tx, groupId));
  for (const { id, groupId } of members)
    if (removed.includes(groupId)) {
      await tx.remove(GroupMemberRole, { memberId: id });
      await tx.remove(GroupMember, { id });
    }
  for (const groupId of added) await tx.insert(GroupMember, { groupId, userId: user.id });
  for (const groupId of touched) change.alsoTell(await leadersOf(tx, groupId));
}

/** Gives somebody exactly these roles in the system. */
export async function writeRoles(
  { tx }: AdminChange,
  user: { readonly id: number; readonly organizationId: number },
  roleIds: readonly number[],
): Promise<void> {
  const { added, removed } = difference(await rolesOf(tx, user.id), roleIds);
  await expectRolesOf(tx, user.organizationId, added);
  for (const roleId of removed) await tx.remove(UserRole, { userId: user.id, roleId });
  for (const roleId of added) await tx.insert(UserRole, { userId: user.id, roleId });
}

export const groupsOf = async (tx: Tx, userId: number): Promise<number[]> =>
  (await tx.list(GroupMember, { userId })).map(({ groupId }) => groupId);

export const rolesOf = async (tx: Tx, userId: number): Promise<number[]> =>
  (await tx.list(UserRole, { userId })).map(({ roleId }) => roleId);

async function expectGroupsOf(tx: Tx, organizationId: number, groupIds: readonly number[]): Promise<void> {
  const known = await tx.rows<{ id: number }>(
    sql`SELECT id FROM user_group WHERE ${isIn('id', groupIds)} AND organizationId = ${organizationId}`,
  );
  if (known.length < groupIds.length) throw notFound();
}
