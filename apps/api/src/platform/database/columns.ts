import type { ColumnOptions } from 'typeorm';

// The few kinds of column that behave the same on MySQL, MariaDB and SQLite; entities and migrations use only these.

/** 32-bit signed integer. */
export const int = { type: 'int' } as const satisfies ColumnOptions;
/** Text of at most `length` UTF-16 units. */
export const text = (length: number) => ({ type: 'varchar', length }) as const satisfies ColumnOptions;
/** Text of at most 65,535 bytes, about 16,000 characters of any script. */
export const longText = { type: 'text' } as const satisfies ColumnOptions;
/** True or false. */
export const bool = { type: 'boolean' } as const satisfies ColumnOptions;
/** Any JSON value, stored as text. */
export const json = { type: 'simple-json' } as const satisfies ColumnOptions;
/** Instant with milliseconds, stored in UTC and always set by the application. */
export const time = { type: 'datetime', precision: 3 } as const satisfies ColumnOptions;
/** The same kind, but the value may be absent. */
export const optional = <T extends ColumnOptions>(column: T): T & { nullable: true } => ({
  ...column,
  nullable: true,
});
