import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Reader } from '../database/reader';
import { FALSE, join, raw, sql, type Sql } from '../database/sql';
import { Failure } from './failure';

/** A list by pages. Column names are constants of the code, never input. */
export interface KeysetList<T extends ObjectLiteral & { id: number }> {
  readonly entity: EntityTarget<T>;
  readonly table: string;
  /** Conditions over the table, called `x`. */
  readonly where: readonly Sql[];
  /** The column it is ordered by, then by id; `id` alone when they are the same. */
  readonly column: keyof T & string;
  readonly descending: boolean;
  readonly first: number;
  readonly after: string | null;
  /** How many rows are looked for at least, to know of more than the page shows. */
  readonly look?: number;
  /**
   * The index that holds the order, when the conditions name the column it begins with: left alone, MariaDB reads it from
   * its beginning for a page in the middle.
   */
  readonly index?: string | null;
}

/** A page of rows, with the cursor of each. */
export interface KeysetPage<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  /** How many rows were met, those that were only looked for included. */
  readonly met: number;
  cursorOf(row: T): string;
}

/** Counting stops here: more than that is “more than 1000”. */
export const countCap = 1001;

/** The rows of one page: none skipped or repeated while rows come and go. */
export async function keysetPage<T extends ObjectLiteral & { id: number }>(
  read: Reader,
  list: KeysetList<T>,
): Promise<KeysetPage<T>> {
  const { column, descending, first, look = 0 } = list;
  const order = raw(descending ? 'DESC' : 'ASC');
  const by = raw(column === 'id' ? 'x.id' : `x.${column}`);
  const where = join([...list.where, ...behind(list)], ' AND ', raw('1 = 1'));
  const found = await read.rows<{ id: number }>(sql`
    SELECT x.id FROM ${raw(list.table)} x ${indexHint(list)} WHERE ${where}
    ORDER BY ${by} ${order}${column === 'id' ? raw('') : sql`, x.id ${order}`} LIMIT ${raw(String(Math.max(first + 1, look)))}`);
  const ids = found.slice(0, first).map(({ id }) => id);
  const rows = new Map((await read.byIds(list.entity, ids)).map((row) => [row.id, row]));
  return {
    rows: ids.map((id) => rows.get(id)).filter((row) => row !== undefined),
    hasNextPage: found.length > first,
    met: found.length,
    cursorOf: (row) => encode([column, row[column] as string | number, row.id]),
  };
}

/** How many rows the conditions meet, at most {@link countCap}. */
export async function keysetCount(read: Reader, table: string, where: readonly Sql[]): Promise<number> {
  const [row] = await read.rows<{ n: number }>(sql`
    SELECT COUNT(*) AS n FROM (
      SELECT 1 AS one FROM ${raw(table)} x WHERE ${join([...where], ' AND ', raw('1 = 1'))} LIMIT ${countCap}) c`);
  return Number(row!.n);
}

// A comment that MariaDB and MySQL execute; SQLite finds the way by itself.
const indexHint = ({ index, after }: Pick<KeysetList<{ id: number }>, 'index' | 'after'>): Sql =>
  raw(index && after !== null ? `/*! FORCE INDEX (${index}) */` : '');

// The expanded form: MariaDB does not use an index for (a, id) < (?, ?).
function behind<T extends ObjectLiteral & { id: number }>({
  column,
  descending,
  after,
}: KeysetList<T>): Sql[] {
  if (after === null) return [];
  const [field, value, id] = decode(after);
  if (field !== column) throw new Failure('BAD_USER_INPUT', 'badCursor');
  const than = raw(descending ? '<' : '>');
  if (column === 'id') return [sql`x.id ${than} ${id}`];
  const by = raw(`x.${column}`);
  return [
    sql`${by} ${than}= ${value}`,
    join([sql`${by} ${than} ${value}`, sql`x.id ${than} ${id}`], ' OR ', FALSE),
  ];
}

type Cursor = [column: string, value: string | number, id: number];

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(cursor: string): Cursor {
  try {
    const [column, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const fits = typeof value === 'string' || Number.isInteger(value);
    if (typeof column === 'string' && fits && Number.isInteger(id))
      return [column, value as string | number, id as number];
  } catch {
    // Not a cursor of ours; the answer is the same as for one that does not fit.
  }
  throw new Failure('BAD_USER_INPUT', 'badCursor');
}

/** The words of a search as a condition over a column of `searchKey` form. */
export function containing(column: string, key: string): Sql {
  // The words are no pattern: nothing in them needs an escape.
  return sql`INSTR(${raw(column)}, ${key}) > 0`;
}
