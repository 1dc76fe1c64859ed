import { IsNull, LessThan } from 'typeorm';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { FileStore } from '../../platform/files/file-store';
import type { Logger } from '../../platform/logger';
import { Attachment } from './attachment.entity';

interface Needs {
  readonly uow: UnitOfWork;
  readonly read: Reader;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

const grace = 24 * 3_600_000;
const batch = 200;

/** The job that removes files nobody used: rows without a ticket and stored bytes without a row, after 24 hours. */
export function removeOrphans({ uow, read, files, clock, logger }: Needs): () => Promise<void> {
  return async () => {
    const limit = new Date(clock.now().getTime() - grace);
    const rows = await removeRows(uow, read, files, limit);
    // Rows are written after their bytes: young bytes may belong to a row that is still to come.
    const stored = await removeBytes(read, files, limit);
    if (rows + stored) logger.info({ rows, stored }, 'unused files removed');
  };
}

async function removeRows(uow: UnitOfWork, read: Reader, files: FileStore, limit: Date): Promise<number> {
  let count = 0;
  for (const { id, storageKey } of await read.list(Attachment, {
    ticketId: IsNull(),
    createdAt: LessThan(limit),
  })) {
    const removed = await uow.run(async (tx) => {
      // Somebody may be attaching it right now.
      const row = await tx.lock(Attachment, { id });
      if (!row || row.ticketId !== null) return false;
      await tx.remove(Attachment, { id });
      return true;
    });
    if (!removed) continue;
    await files.remove(storageKey);
    count++;
  }
  return count;
}

async function removeBytes(read: Reader, files: FileStore, limit: Date): Promise<number> {
  let count = 0;
  let old: string[] = [];
  const removeUnknown = async () => {
    const known = await knownKeys(read, old);
    for (const key of old.filter((one) => !known.has(one))) {
      await files.remove(key);
      count++;
    }
    old = [];
  };
  for await (const { key, modifiedAt } of files.list()) {
    if (modifiedAt < limit) old.push(key);
    if (old.length >= batch) await removeUnknown();
  }
  await removeUnknown();
  return count;
}

async function knownKeys(read: Reader, keys: readonly string[]): Promise<Set<string>> {
  const rows = await read.rows<{ storageKey: string }>(
    sql`SELECT a.storageKey FROM attachment a WHERE ${isIn('a.storageKey', keys)}`,
  );
  return new Set(rows.map((row) => row.storageKey));
}
