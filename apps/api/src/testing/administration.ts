import type { Permission } from '@supportal/domain';
import { sql } from '../platform/database/sql';
import type { ApiClient, WireError } from './api-client';
import type { TestApp } from './test-app';

/** Somebody of the provider with these rights everywhere. */
export async function providerWith(
  app: TestApp,
  rights: Permission[],
  fullName = 'Администратор',
): Promise<ApiClient> {
  const organization = await app.make.provider();
  return app.as(await app.make.user({ organization, rights, values: { fullName } }));
}

/** The first error of a refused operation. */
export async function refusal(api: ApiClient, query: string, variables: object = {}): Promise<WireError> {
  const { errors } = await api.ask(query, variables);
  if (!errors?.[0]) throw new Error('It was not refused.');
  return errors[0];
}

/** An entry of the audit log as it is stored. */
export interface StoredEntry {
  action: string;
  objectId: number;
  objectName: string;
  organizationId: number | null;
  changes: { field: string; before: string | null; after: string | null }[];
}

/** The newest entries of the audit log, the newest first. */
export async function auditOf(app: TestApp, last: number): Promise<StoredEntry[]> {
  const rows = await app.app.platform.database.read.rows<
    Omit<StoredEntry, 'changes'> & { changes: string }
  >(sql`
    SELECT action, objectId, objectName, organizationId, changes FROM audit_entry ORDER BY id DESC LIMIT ${last}`);
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as StoredEntry['changes'] }));
}

/** How many entries the audit log has. */
export async function auditSize(app: TestApp): Promise<number> {
  const [row] = await app.app.platform.database.read.rows<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM audit_entry`,
  );
  return Number(row!.n);
}
