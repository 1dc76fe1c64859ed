import { named } from '../../platform/database/named';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import { holdersOf } from '../administration/affected';
import type { AuditSubject } from '../administration/audit-trail';
import { difference } from '../administration/links';
import { expectFreeName } from '../administration/names';
import { expectUnused, placesIn, type Places } from '../administration/places';
import { RolePermissionSet } from './role-links.entity';
import type { CreateRoleInput, UpdateRoleInput } from './role.inputs';
import { Role } from './role.entity';
import { expectGivableSets, namesOf } from './set-links.service';

const rights = ['role.edit'] as const;

/** Edits roles. */
export class RoleService {
  constructor(private readonly administration: Administration) {}

  /** A new role; nobody holds it yet. */
  create(order: AdminOrder, input: CreateRoleInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { id: organizationId } = await change.within(
        input.organizationId ?? change.viewer.organizationId,
        rights,
      );
      await expectGivableSets(change, organizationId, input.permissionSetIds);
      const { description, leading } = input;
      const values = { organizationId, ...named(input.name.trim()), description, leading };
      await expectFreeName(change.tx, Role, values);
      const role = await change.tx.insert(Role, { ...values, version: 1 });
      for (const setId of new Set(input.permissionSetIds))
        await change.tx.insert(RolePermissionSet, { roleId: role.id, setId });
      change.audit('role.created', subjectOf(role), {}, await told(change.tx, role, input.permissionSetIds));
      return role.id;
    });
  }

  /** Changes name, description, «Руководящая роль» and sets; whoever holds the role gains and loses accordingly. */
  update(order: AdminOrder, input: UpdateRoleInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const role = await change.open(Role, input.id, rights);
      const had = await setsOf(tx, role.id);
      const before = await told(tx, role, had);
      const { description, leading, permissionSetIds } = input;
      await change.expectVersion(subjectOf(role), role, input.version, { ...before, permissionSetIds: had });
      const { added, removed } = difference(had, permissionSetIds);
      await expectGivableSets(change, role.organizationId, added);
      await change.affecting(await holdersOf(tx, [role.id]));
      const values = { ...named(input.name.trim()), description, leading };
      await expectFreeName(tx, Role, { ...values, organizationId: role.organizationId, id: role.id });
      await tx.update(Role, role.id, { ...values, version: role.version + 1 });
      for (const setId of removed) await tx.remove(RolePermissionSet, { roleId: role.id, setId });
      for (const setId of added) await tx.insert(RolePermissionSet, { roleId: role.id, setId });
      const after = await told(tx, { ...role, ...values }, permissionSetIds);
      change.audit('role.edited', subjectOf(role), before, after);
      return role.id;
    });
  }

  /** Removes a role that nobody holds. */
  remove(order: AdminOrder, id: number, version: number): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const role = await change.open(Role, id, rights);
      const before = await told(tx, role, await setsOf(tx, id));
      await change.expectVersion(subjectOf(role), role, version, before);
      expectUnused(await placesOf(tx, id));
      await tx.remove(RolePermissionSet, { roleId: id });
      await tx.remove(Role, { id });
      change.audit('role.deleted', subjectOf(role), before, {});
      return id;
    });
  }
}

const subjectOf = ({ id, name, organizationId }: Role): AuditSubject => ({
  kind: 'ROLE',
  id,
  name,
  organizationId,
});

async function told(tx: Tx, { name, description, leading }: Role, setIds: readonly number[]) {
  return { name, description, leading, permissionSets: await namesOf(tx, 'permission_set', setIds) };
}

async function setsOf(tx: Tx, roleId: number): Promise<number[]> {
  return (await tx.list(RolePermissionSet, { roleId })).map(({ setId }) => setId);
}

function placesOf(tx: Tx, roleId: number): Promise<Places> {
  return placesIn(tx, [
    sql`
    SELECT 'USER' AS kind, u.id, u.fullName AS name FROM user_role ur JOIN user_account u ON u.id = ur.userId
    WHERE ur.roleId = ${roleId}`,
    sql`
    SELECT 'GROUP' AS kind, g.id, g.name FROM group_member_role mr JOIN group_member m ON m.id = mr.memberId
      JOIN user_group g ON g.id = m.groupId
    WHERE mr.roleId = ${roleId} GROUP BY g.id, g.name`,
  ]);
}
