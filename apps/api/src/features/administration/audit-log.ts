import { searchKey } from '@supportal/domain';
import { expectAdministers } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { sql, type Sql } from '../../platform/database/sql';
import { connectionOf, type Connection } from '../../platform/graphql/connection';
import { containing, keysetCount, keysetPage, type KeysetPage } from '../../platform/graphql/keyset';
import { AuditEntry } from './audit-entry.entity';
import type { AuditFilter } from './audit-log.types';
import { isGiven } from './reach';

const table = 'audit_entry';

/** The audit log as a viewer may read it: customers that of their own organization, the provider all of it. */
export class AuditLog {
  constructor(private readonly read: Reader) {}

  /** A page, the newest entry first; FORBIDDEN without `audit.read`. */
  async page(
    viewer: Viewer,
    filter: AuditFilter,
    page: { readonly first: number; readonly after: string | null },
  ): Promise<Connection<AuditEntry>> {
    const rows = await this.rows(viewer, filter, page);
    return connectionOf(rows, () => keysetCount(this.read, table, conditions(viewer, filter)));
  }

  /** The same as rows. */
  rows(
    viewer: Viewer,
    filter: AuditFilter,
    page: { readonly first: number; readonly after: string | null },
  ): Promise<KeysetPage<AuditEntry>> {
    expectAdministers(viewer, ['audit.read'], viewer.organizationId);
    const where = conditions(viewer, filter);
    return keysetPage(this.read, {
      entity: AuditEntry,
      table,
      where,
      column: 'id',
      descending: true,
      ...page,
    });
  }
}

function conditions(viewer: Viewer, filter: AuditFilter): Sql[] {
  const { organizationId, actorId, kind, objectId, search, from, to } = filter;
  const key = searchKey(search ?? '');
  const where: (Sql | null)[] = [
    viewer.isProvider ? null : sql`x.organizationId = ${viewer.organizationId}`,
    isGiven(organizationId) ? sql`x.organizationId = ${organizationId}` : null,
    isGiven(actorId) ? sql`x.actorId = ${actorId}` : null,
    isGiven(kind) ? sql`x.kind = ${kind}` : null,
    isGiven(objectId) ? sql`x.objectId = ${objectId}` : null,
    key ? containing('x.searchText', key) : null,
    from ? sql`x.at >= ${from}` : null,
    to ? sql`x.at < ${to}` : null,
  ];
  return where.filter((condition) => condition !== null);
}

/** The address of whoever did it: customers learn those of their own people only. */
export const addressFor = (
  viewer: Viewer,
  { address }: { readonly address: string },
  actorOrganizationId: number | null,
): string => (viewer.isProvider || actorOrganizationId === viewer.organizationId ? address : '');
