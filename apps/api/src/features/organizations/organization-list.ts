import { searchKey } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { sql, type Sql } from '../../platform/database/sql';
import { connectionOf, type Connection } from '../../platform/graphql/connection';
import { containing, keysetCount, keysetPage } from '../../platform/graphql/keyset';
import { Organization } from './organization.entity';
import type { OrganizationSort } from './organization.inputs';

/** Which organizations, and which page of them. */
export interface OrganizationQuery {
  readonly search: string | null;
  readonly active: boolean | null;
  readonly sort: OrganizationSort | null;
  readonly first: number;
  readonly after: string | null;
}

/** A page of organizations, by name unless told otherwise. */
export async function organizationPage(
  read: Reader,
  { search, active, sort, first, after }: OrganizationQuery,
): Promise<Connection<Organization>> {
  const where: Sql[] = [];
  const key = searchKey(search ?? '');
  if (key) where.push(containing('x.nameKey', key));
  if (active !== null) where.push(sql`x.active = ${Number(active)}`);
  const page = await keysetPage(read, {
    entity: Organization,
    table: 'organization',
    where,
    column: sort?.field === 'CREATED' ? 'id' : 'nameKey',
    descending: sort?.direction === 'DESC',
    first,
    after,
  });
  return connectionOf(page, () => keysetCount(read, 'organization', where));
}
