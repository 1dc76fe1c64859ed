import { createRequire } from 'node:module';

/** The little of better-sqlite3, which has no types of its own, that is used here. */
interface Rows {
  prepare(statement: string): { all(): unknown[]; run(...values: readonly unknown[]): unknown };
  close(): void;
}
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Rows;

const places = [
  ['user_account', 'fullName'],
  ['supported_system', 'name'],
  ['environment', 'name'],
  ['organization', 'name'],
  ['user_group', 'name'],
  ['required_item', 'headingRu'],
  ['required_item', 'hintRu'],
] as const;

/** Gives everything in a SQLite database that has a name one of these texts for it. There is no API for that yet. */
export function nameEverything(file: string, texts: readonly string[]): void {
  const database = new Database(file);
  try {
    for (const [table, column] of places) {
      const rows = database.prepare(`SELECT id FROM ${table}`).all() as { id: number }[];
      const change = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`);
      // The number keeps names apart that must be unique.
      for (const [at, { id }] of rows.entries())
        change.run(`${texts[at % texts.length]} ${id}`.slice(0, 200), id);
    }
  } finally {
    database.close();
  }
}
