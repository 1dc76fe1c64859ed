import { isProviderOnly, permissionCatalogue, type Permission } from '@supportal/domain';
import { named } from '../../platform/database/named';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import { cannotGive } from '../administration/rights-limits';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import { usersOfSet } from '../administration/affected';
import type { AuditSubject } from '../administration/audit-trail';
import { expectFreeName } from '../administration/names';
import { expectUnused, placesIn, type Places } from '../administration/places';
import { OrganizationKind, type Organization } from '../organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from './permission-set.entity';
import type { CreatePermissionSetInput, UpdatePermissionSetInput } from './permission-set.inputs';

const rights = ['permissionSet.edit'] as const;

/** Edits permission sets. */
export class PermissionSetService {
  constructor(private readonly administration: Administration) {}

  /** A new set; nobody has it yet. */
  create(order: AdminOrder, input: CreatePermissionSetInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const organization = await change.within(input.organizationId ?? change.viewer.organizationId, rights);
      const permissions = expectRights(organization, input.permissions);
      expectGivable(change, permissions);
      const values = {
        organizationId: organization.id,
        ...named(input.name.trim()),
        description: input.description,
      };
      await expectFreeName(change.tx, PermissionSet, values);
      const set = await change.tx.insert(PermissionSet, { ...values, version: 1 });
      await write(change.tx, set.id, permissions);
      change.audit('permissionSet.created', subjectOf(set), {}, told(set, permissions));
      return set.id;
    });
  }

  /** Changes name, description and rights; whoever has the set gains and loses accordingly. */
  update(order: AdminOrder, input: UpdatePermissionSetInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const set = await change.open(PermissionSet, input.id, rights);
      const had = await rightsOf(tx, set.id);
      await change.expectVersion(subjectOf(set), set, input.version, told(set, had));
      const organization = await change.within(set.organizationId, rights);
      const has = expectRights(organization, input.permissions);
      expectGivable(
        change,
        has.filter((permission) => !had.includes(permission)),
      );
      await change.affecting(await usersOfSet(tx, set.id));
      const values = { ...named(input.name.trim()), description: input.description };
      await expectFreeName(tx, PermissionSet, { ...values, organizationId: set.organizationId, id: set.id });
      await tx.update(PermissionSet, set.id, { ...values, version: set.version + 1 });
      await tx.remove(PermissionSetRight, { setId: set.id });
      await write(tx, set.id, has);
      change.audit('permissionSet.edited', subjectOf(set), told(set, had), told({ ...set, ...values }, has));
      return set.id;
    });
  }

  /** Removes a set that no group and no role has. */
  remove(order: AdminOrder, id: number, version: number): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const set = await change.open(PermissionSet, id, rights);
      const had = await rightsOf(tx, id);
      await change.expectVersion(subjectOf(set), set, version, told(set, had));
      expectUnused(await placesOf(tx, id));
      await tx.remove(PermissionSetRight, { setId: id });
      await tx.remove(PermissionSet, { id });
      change.audit('permissionSet.deleted', subjectOf(set), told(set, had), {});
      return id;
    });
  }
}

const subjectOf = ({ id, name, organizationId }: PermissionSet): AuditSubject => ({
  kind: 'PERMISSION_SET',
  id,
  name,
  organizationId,
});

const told = ({ name, description }: PermissionSet, permissions: readonly Permission[]) => ({
  name,
  description,
  permissions: [...permissions].sort(),
});

async function rightsOf(tx: Tx, setId: number): Promise<Permission[]> {
  return (await tx.list(PermissionSetRight, { setId })).map(({ permission }) => permission);
}

async function write(tx: Tx, setId: number, permissions: readonly Permission[]): Promise<void> {
  for (const permission of permissions) await tx.insert(PermissionSetRight, { setId, permission });
}

/** The rights meant: known ones, and for a customer none that only the provider can hold. */
function expectRights({ kind }: Organization, wanted: readonly string[]): Permission[] {
  const permissions = [...new Set(wanted)];
  const refuse = (key: 'unknownValue' | 'providerOnly') =>
    new Failure('BAD_USER_INPUT', key, { fields: { permissions: { key } } });
  if (permissions.some((permission) => !Object.hasOwn(permissionCatalogue, permission)))
    throw refuse('unknownValue');
  const known = permissions as Permission[];
  if (kind === OrganizationKind.CUSTOMER && known.some(isProviderOnly)) throw refuse('providerOnly');
  return known;
}

function expectGivable({ viewer }: AdminChange, permissions: readonly Permission[]): void {
  const missing = permissions.filter((permission) => !viewer.may(permission));
  if (missing.length) throw cannotGive(missing);
}

function placesOf(tx: Tx, setId: number): Promise<Places> {
  return placesIn(tx, [
    sql`
    SELECT 'ROLE' AS kind, r.id, r.name FROM role_permission_set rs JOIN access_role r ON r.id = rs.roleId
    WHERE rs.setId = ${setId}`,
    sql`
    SELECT 'GROUP' AS kind, g.id, g.name FROM group_permission_set gs JOIN user_group g ON g.id = gs.groupId
    WHERE gs.setId = ${setId}`,
  ]);
}
