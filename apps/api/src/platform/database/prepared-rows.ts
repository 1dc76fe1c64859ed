import type { Pool, RowDataPacket } from 'mysql2';
import { QueryFailedError, type DataSource } from 'typeorm';
import type { Sql } from './sql';

/**
 * Reads the rows of a statement that is prepared once and used again; times come as text. As `tuples`, values in the
 * order of the columns, rows cost about half of what they cost as objects.
 */
export type PreparedRows = (statement: Sql, tuples: boolean) => Promise<unknown[]>;

/** The driver's own prepared statements, past TypeORM's query runner. */
export function preparedRows({ driver, options }: DataSource): PreparedRows {
  return options.type === 'better-sqlite3'
    ? sqliteRows((driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection)
    : mysqlRows(() => (driver as unknown as { pool: Pool }).pool);
}

interface SqliteStatement {
  raw(tuples: boolean): this;
  all(...params: unknown[]): unknown[];
}
interface SqliteConnection {
  prepare(text: string): SqliteStatement;
}

/** Statements kept on SQLite; the oldest makes room. */
const keptStatements = 200;

function sqliteRows(connection: SqliteConnection): PreparedRows {
  const statements = new Map<string, SqliteStatement>();
  const prepared = (text: string): SqliteStatement => {
    let statement = statements.get(text);
    if (!statement) {
      statements.set(text, (statement = connection.prepare(text)));
      if (statements.size > keptStatements) statements.delete(statements.keys().next().value!);
    }
    return statement;
  };
  return async ({ text, params }, tuples) => {
    try {
      return prepared(text)
        .raw(tuples)
        .all(...params);
    } catch (error) {
      throw new QueryFailedError(text, [...params], error as Error);
    }
  };
}

// The pool is looked up late: TypeORM makes it when it connects.
function mysqlRows(pool: () => Pool): PreparedRows {
  return ({ text, params }, rowsAsArray) =>
    new Promise((done, failed) => {
      const statement = { sql: text, values: [...params] as never[], dateStrings: true, rowsAsArray };
      pool().execute<RowDataPacket[]>(statement, (error, rows) => {
        if (error) failed(new QueryFailedError(text, [...params], error));
        else done(rows);
      });
    });
}
