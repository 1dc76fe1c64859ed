import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import { leadersOf, membersOf } from '../administration/affected';
import { expectSeenAlready } from '../administration/led-sight';
import { lastEditor } from '../administration/audit-trail';
import { difference } from '../administration/links';
import { expectRolesOf, namesOf } from '../roles/set-links.service';
import { GroupMember, GroupMemberRole, GroupSystem } from './group-links.entity';
import { Group } from './group.entity';
import type { ChangeGroupMembersInput, ConnectGroupInput, SetMemberRolesInput } from './group.inputs';
import { subjectOf } from './group-subject';

/** Who belongs to a group, with which roles, and which systems it is connected to. */
export class MembershipService {
  constructor(private readonly administration: Administration) {}

  /** Lets people join and leave. */
  changeMembers(order: AdminOrder, input: ChangeGroupMembersInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const group = await change.open(Group, input.groupId, ['group.edit']);
      const there = await membersOf(tx, [group.id]);
      const join = [...new Set(input.add)].filter((id) => !there.includes(id) && !input.remove.includes(id));
      const leave = [...new Set(input.remove)].filter((id) => there.includes(id));
      await expectPeopleOf(tx, group.organizationId, join);
      await expectSeenAlready(change, group.id, join);
      await change.affecting([...join, ...leave]);
      change.alsoTell(await leadersOf(tx, group.id));
      const names = { join: await peopleNames(tx, join), leave: await peopleNames(tx, leave) };
      for (const userId of join) await tx.insert(GroupMember, { groupId: group.id, userId });
      for (const userId of leave) await removeMember(tx, group.id, userId);
      change.alsoTell(await leadersOf(tx, group.id));
      await change.relinked([...join, ...leave], group.organizationId);
      const before = { joined: null, left: null };
      change.audit('group.membersChanged', subjectOf(group), before, {
        joined: names.join,
        left: names.leave,
      });
      return group.id;
    });
  }

  /** Gives a member other roles; CONFLICT when they are not those the caller saw. */
  setRoles(order: AdminOrder, input: SetMemberRolesInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const group = await change.open(Group, input.groupId, ['group.edit']);
      const member = await tx.lock(GroupMember, { groupId: group.id, userId: input.userId });
      if (!member) throw notFound('noMember');
      const had = (await tx.list(GroupMemberRole, { memberId: member.id })).map(({ roleId }) => roleId);
      await expectSeen(change, group, had, input.seenRoleIds, 'roleIds');
      await expectRolesOf(tx, group.organizationId, input.roleIds);
      await change.affecting([input.userId]);
      const { added, removed } = difference(had, input.roleIds);
      for (const roleId of removed) await tx.remove(GroupMemberRole, { memberId: member.id, roleId });
      for (const roleId of added) await tx.insert(GroupMemberRole, { memberId: member.id, roleId });
      change.news('USER', input.userId, group.organizationId);
      const [person = ''] = await peopleNames(tx, [input.userId]);
      const [before, after] = [
        await namesOf(tx, 'access_role', had),
        await namesOf(tx, 'access_role', input.roleIds),
      ];
      change.audit('group.rolesChanged', subjectOf(group), { [person]: before }, { [person]: after });
      return group.id;
    });
  }

  /** Connects the group to systems, and cuts it off from others. */
  connect(order: AdminOrder, input: ConnectGroupInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const group = await change.open(Group, input.groupId, ['group.connect']);
      const had = (await tx.list(GroupSystem, { groupId: group.id })).map(({ systemId }) => systemId);
      await expectSeen(change, group, had, input.seenSystemIds, 'systemIds');
      const { added, removed } = difference(had, input.systemIds);
      await expectSystems(tx, added);
      await change.affecting(await membersOf(tx, [group.id]));
      for (const systemId of removed) await tx.remove(GroupSystem, { groupId: group.id, systemId });
      for (const systemId of added) await tx.insert(GroupSystem, { groupId: group.id, systemId });
      const systems = (ids: readonly number[]) => namesOf(tx, 'supported_system', ids);
      const [before, after] = [await systems(had), await systems(input.systemIds)];
      change.audit('group.connected', subjectOf(group), { systems: before }, { systems: after });
      return group.id;
    });
  }
}

/** CONFLICT when what is there is not what the caller saw. */
async function expectSeen(
  { tx }: AdminChange,
  group: Group,
  there: readonly number[],
  seen: readonly number[],
  field: 'roleIds' | 'systemIds',
): Promise<void> {
  const { added, removed } = difference(there, seen);
  if (!added.length && !removed.length) return;
  const by = await lastEditor(tx, 'GROUP', group.id);
  throw new Failure('CONFLICT', 'objectChanged', {
    params: { by },
    extensions: { current: { [field]: there }, by },
  });
}

async function expectPeopleOf(tx: Tx, organizationId: number, userIds: readonly number[]): Promise<void> {
  const known = await tx.rows<{ id: number }>(
    sql`SELECT id FROM user_account WHERE ${isIn('id', userIds)} AND organizationId = ${organizationId}`,
  );
  if (known.length < userIds.length) throw notFound();
}

async function expectSystems(tx: Tx, systemIds: readonly number[]): Promise<void> {
  const known = await tx.rows<{ id: number }>(
    sql`SELECT id FROM supported_system WHERE ${isIn('id', systemIds)} AND active = 1`,
  );
  if (known.length < systemIds.length) throw notFound();
}

async function removeMember(tx: Tx, groupId: number, userId: number): Promise<void> {
  const member = await tx.lock(GroupMember, { groupId, userId });
  if (!member) return;
  await tx.remove(GroupMemberRole, { memberId: member.id });
  await tx.remove(GroupMember, { id: member.id });
}

async function peopleNames(tx: Tx, ids: readonly number[]): Promise<string[]> {
  const rows = await tx.rows<{ fullName: string }>(
    sql`SELECT fullName FROM user_account WHERE ${isIn('id', ids)} ORDER BY nameKey`,
  );
  return rows.map(({ fullName }) => fullName);
}
