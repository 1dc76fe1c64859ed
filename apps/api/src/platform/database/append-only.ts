import type { Database } from './database';
import { sql } from './sql';

/** What a table refuses that only takes new rows. */
export const refusedVerbs = ['UPDATE', 'DELETE'] as const;

/** The trigger by which a table refuses it. */
export const refusingTrigger = (table: string, verb: (typeof refusedVerbs)[number]): string =>
  `${table}_no_${verb.toLowerCase()}`;

/** The triggers without which rows of the table can be changed or removed: those the database lacks, or hides from us. */
export async function missingTriggers(
  { kind, read }: Pick<Database, 'kind' | 'read'>,
  table: string,
): Promise<string[]> {
  const rows = await read.rows<{ name: string }>(
    kind === 'sqlite'
      ? sql`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ${table}`
      : sql`SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS
          WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ${table}`,
  );
  const there = new Set(rows.map(({ name }) => name));
  return refusedVerbs.map((verb) => refusingTrigger(table, verb)).filter((trigger) => !there.has(trigger));
}
