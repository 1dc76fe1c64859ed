import type { Clock } from '../../platform/clock';
import { named } from '../../platform/database/named';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import { membersOf } from '../administration/affected';
import { difference } from '../administration/links';
import { expectFreeName } from '../administration/names';
import { expectUnused, placesIn, type Places } from '../administration/places';
import { expectGivableSets, namesOf } from '../roles/set-links.service';
import { GroupMember, GroupMemberRole, GroupPermissionSet, GroupSystem } from './group-links.entity';
import { Group } from './group.entity';
import type { CreateGroupInput, UpdateGroupInput } from './group.inputs';
import { subjectOf } from './group-subject';

const rights = ['group.edit'] as const;

/** Edits groups: names and the permission sets of all members. */
export class GroupService {
  constructor(
    private readonly administration: Administration,
    private readonly clock: Clock,
  ) {}

  /** A new group, without members and without systems. */
  create(order: AdminOrder, input: CreateGroupInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { id: organizationId } = await change.within(
        input.organizationId ?? change.viewer.organizationId,
        rights,
      );
      await expectGivableSets(change, organizationId, input.permissionSetIds);
      const values = { organizationId, ...named(input.name.trim()), description: input.description };
      await expectFreeName(change.tx, Group, values);
      const group = await change.tx.insert(Group, { ...values, version: 1, createdAt: this.clock.now() });
      for (const setId of new Set(input.permissionSetIds))
        await change.tx.insert(GroupPermissionSet, { groupId: group.id, setId });
      change.audit(
        'group.created',
        subjectOf(group),
        {},
        await told(change.tx, group, input.permissionSetIds),
      );
      return group.id;
    });
  }

  /** Changes name, description and sets; all members gain and lose accordingly. */
  update(order: AdminOrder, input: UpdateGroupInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const group = await change.open(Group, input.id, rights);
      const had = await setsOf(tx, group.id);
      const before = await told(tx, group, had);
      const { description, permissionSetIds } = input;
      await change.expectVersion(subjectOf(group), group, input.version, {
        ...before,
        permissionSetIds: had,
      });
      const { added, removed } = difference(had, permissionSetIds);
      await expectGivableSets(change, group.organizationId, added);
      await change.affecting(await membersOf(tx, [group.id]));
      const values = { ...named(input.name.trim()), description };
      await expectFreeName(tx, Group, { ...values, organizationId: group.organizationId, id: group.id });
      await tx.update(Group, group.id, { ...values, version: group.version + 1 });
      for (const setId of removed) await tx.remove(GroupPermissionSet, { groupId: group.id, setId });
      for (const setId of added) await tx.insert(GroupPermissionSet, { groupId: group.id, setId });
      const after = await told(tx, { ...group, ...values }, permissionSetIds);
      change.audit('group.edited', subjectOf(group), before, after);
      return group.id;
    });
  }

  /** Removes a group that has no members and was never named in a ticket. */
  remove(order: AdminOrder, id: number, version: number): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const group = await change.open(Group, id, rights);
      const before = await told(tx, group, await setsOf(tx, id));
      await change.expectVersion(subjectOf(group), group, version, before);
      expectUnused(await placesOf(tx, id));
      await tx.remove(GroupPermissionSet, { groupId: id });
      await tx.remove(GroupSystem, { groupId: id });
      for (const member of await tx.list(GroupMember, { groupId: id }))
        await tx.remove(GroupMemberRole, { memberId: member.id });
      await tx.remove(GroupMember, { groupId: id });
      await tx.remove(Group, { id });
      change.audit('group.deleted', subjectOf(group), before, {});
      return id;
    });
  }
}

async function told(tx: Tx, { name, description }: Group, setIds: readonly number[]) {
  return { name, description, permissionSets: await namesOf(tx, 'permission_set', setIds) };
}

async function setsOf(tx: Tx, groupId: number): Promise<number[]> {
  return (await tx.list(GroupPermissionSet, { groupId })).map(({ setId }) => setId);
}

async function placesOf(tx: Tx, groupId: number): Promise<Places> {
  const people = await placesIn(tx, [
    sql`
    SELECT 'USER' AS kind, u.id, u.fullName AS name FROM group_member m JOIN user_account u ON u.id = m.userId
    WHERE m.groupId = ${groupId} ORDER BY u.nameKey`,
  ]);
  const [tickets] = await tx.rows<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM ticket WHERE groupId = ${groupId}`,
  );
  const count = Number(tickets!.n);
  if (!count) return people;
  return { ...people, first: [{ kind: 'TICKET', id: groupId, name: '', count }, ...people.first] };
}
