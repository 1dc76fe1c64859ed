import type { Permission } from '@supportal/domain';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { notFound } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import { cannotGive } from '../administration/rights-limits';

/** NOT_FOUND for a set of another organization; FORBIDDEN for one with rights that the giver does not hold. */
export async function expectGivableSets(
  { tx, viewer }: AdminChange,
  organizationId: number,
  setIds: readonly number[],
): Promise<void> {
  const ids = [...new Set(setIds)];
  if (!ids.length) return;
  const known = await tx.rows<{ id: number }>(
    sql`SELECT id FROM permission_set WHERE ${isIn('id', ids)} AND organizationId = ${organizationId}`,
  );
  if (known.length < ids.length) throw notFound();
  const rights = await tx.rows<{ permission: Permission }>(
    sql`SELECT DISTINCT permission FROM permission_set_right WHERE ${isIn('setId', ids)}`,
  );
  const missing = rights.map(({ permission }) => permission).filter((permission) => !viewer.may(permission));
  if (missing.length) throw cannotGive(missing);
}

/** NOT_FOUND for a role of another organization. What it gives is checked by what it does to people's rights. */
export async function expectRolesOf(
  tx: Tx,
  organizationId: number,
  roleIds: readonly number[],
): Promise<void> {
  const ids = [...new Set(roleIds)];
  if (!ids.length) return;
  const known = await tx.rows<{ id: number }>(
    sql`SELECT id FROM access_role WHERE ${isIn('id', ids)} AND organizationId = ${organizationId}`,
  );
  if (known.length < ids.length) throw notFound();
}

/** Names of rows by their ids, for the audit log. */
export async function namesOf(
  tx: Tx,
  table: 'permission_set' | 'access_role' | 'user_group' | 'supported_system',
  ids: readonly number[],
): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>({
    text: `SELECT name FROM ${table} WHERE ${isIn('id', ids).text} ORDER BY name`,
    params: isIn('id', ids).params,
  });
  return rows.map(({ name }) => name);
}
