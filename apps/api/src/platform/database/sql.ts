/** A piece of SQL with its parameters; `?` marks their places on every database. */
export interface Sql {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** Template tag: nested {@link Sql} is spliced in, any other value becomes a parameter, an array a list of them. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const params: unknown[] = [];
  const text = strings.reduce((whole, part, at) => {
    if (at === 0) return part;
    return whole + place(values[at - 1], params) + part;
  }, '');
  return { text, params };
}

/** A name that is not a parameter; only for constants of the code, never for input. */
export const raw = (text: string): Sql => ({ text, params: [] });

/** Pieces joined by a separator, each in brackets; `fallback` when there are none. */
export function join(pieces: readonly Sql[], separator: ' AND ' | ' OR ', fallback: Sql): Sql {
  if (!pieces.length) return fallback;
  return {
    text: pieces.map((piece) => `(${piece.text})`).join(separator),
    params: pieces.flatMap((piece) => piece.params),
  };
}

/** Always and never true. */
export const TRUE: Sql = raw('1 = 1');
export const FALSE: Sql = raw('1 = 0');

/**
 * `column IN (…)`, each value once; an empty list is never true (an empty `IN ()` is an error on MySQL, and SQLite takes
 * 32,766 parameters).
 */
export const isIn = (column: string, values: Iterable<unknown>): Sql => {
  const list = [...new Set(values)];
  return list.length ? { text: `${column} IN (${list.map(() => '?').join(', ')})`, params: list } : FALSE;
};

function place(value: unknown, params: unknown[]): string {
  if (isSql(value)) {
    params.push(...value.params);
    return value.text;
  }
  params.push(value instanceof Date ? sqlTime(value) : value);
  return '?';
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'params' in value;

/** An instant as both databases write it: `2026-01-31 12:00:00.000` in UTC. */
export const sqlTime = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

/** An instant as read from either database. */
export const fromSqlTime = (value: Date | string): Date =>
  value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);

/** The same as RFC 3339 text, without a Date in between: `2026-01-31T12:00:00.000Z`. */
export function isoOfSqlTime(value: Date | string): string {
  if (value instanceof Date) return value.toISOString();
  // MySQL's prepared statements leave out what is zero behind the second.
  return `${value.slice(0, 10)}T${value.slice(11)}${value.length === 19 ? '.000' : ''}Z`;
}
