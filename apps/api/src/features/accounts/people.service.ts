import { isIn, sql } from '../../platform/database/sql';
import type { Batch } from '../../platform/graphql/loaders';
import type { OrganizationKind } from '../organizations/organization.entity';
import type { User } from './user.entity';

/** As much of somebody as everybody who meets the name may know. */
export interface ShownPerson extends Pick<User, 'id' | 'fullName' | 'organizationId' | 'active'> {
  /** Of the organization; left out when it was not read along. */
  readonly kind?: OrganizationKind;
}

interface PersonRow extends Omit<ShownPerson, 'active'> {
  readonly active: number | boolean;
}

/** Somebody by their id; null when there is nobody. */
export const personById: Batch<number, ShownPerson | null> = async (read, ids) => {
  const rows = await read.rows<PersonRow>(sql`
    SELECT u.id, u.fullName, u.organizationId, u.active, o.kind
    FROM user_account u JOIN organization o ON o.id = u.organizationId WHERE ${isIn('u.id', ids)}`);
  const found = new Map(rows.map((row) => [row.id, { ...row, active: Boolean(row.active) }]));
  return ids.map((id) => found.get(id) ?? null);
};
