import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { App } from '../../app';
import { Attachment } from '../../features/attachments/attachment.entity';
import { removeOrphans } from '../../features/attachments/orphans';
import type { Upload } from './journal';

const day = 24 * 3_600_000;

/** Rows whose bytes are missing or others, and acknowledged uploads without a row. */
export async function lostFiles({ platform }: App, uploads: readonly Upload[]): Promise<string[]> {
  const { database, files } = platform;
  const rows = new Map((await database.read.list(Attachment)).map((row) => [row.id, row]));
  const problems: string[] = [];
  const hashes = new Map<number, string>();
  for (const { id, size, storageKey } of rows.values()) {
    const content = await files.open(storageKey).then(text, () => null);
    if (content === null || Buffer.byteLength(content) !== size)
      problems.push(`file ${id} has not its ${size} bytes`);
    else hashes.set(id, createHash('sha256').update(content).digest('hex'));
  }
  for (const { outcome, id, sha256 } of uploads)
    if (outcome === 'acknowledged' && hashes.get(id!) !== sha256) problems.push(`upload ${id} is not there`);
  return problems;
}

/** Runs the job that collects unused files a day from now; returns what it should not have left or taken. */
export async function leftByOrphanJob({ platform }: App): Promise<string[]> {
  const { database, files, logger } = platform;
  const bound = (await database.read.list(Attachment)).filter(({ ticketId }) => ticketId !== null);
  const clock = { now: () => new Date(Date.now() + day + 60_000) };
  await removeOrphans({ uow: database.uow, read: database.read, files, clock, logger })();
  const rows = new Set((await database.read.list(Attachment)).map(({ storageKey }) => storageKey));
  const stored = new Set<string>();
  for await (const { key } of files.list()) stored.add(key);
  return [
    ...[...stored].filter((key) => !rows.has(key)).map((key) => `bytes ${key} without a row`),
    ...[...rows].filter((key) => !stored.has(key)).map((key) => `row ${key} without bytes`),
    ...bound
      .filter(({ storageKey }) => !rows.has(storageKey))
      .map(({ id }) => `file ${id} in use was removed`),
  ];
}
