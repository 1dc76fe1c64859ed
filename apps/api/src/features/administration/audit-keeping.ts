import { missingTriggers } from '../../platform/database/append-only';
import type { Database } from '../../platform/database/database';
import type { Logger } from '../../platform/logger';

/** Says so when the database itself does not keep the audit log from being changed. */
export async function tellUnkeptAudit(database: Database, logger: Logger): Promise<void> {
  const missing = await missingTriggers(database, 'audit_entry');
  if (!missing.length) return;
  logger.warn(
    { missing },
    'the database does not keep the audit log from being changed: triggers are missing, see "Audit log" in docs/operations.md',
  );
}
