/** Others were in the way: they may be gone at the next attempt. */
const contention = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/** A row it refers to was deleted meanwhile: the next attempt sees that it is gone. */
const orphaned = 'ER_NO_REFERENCED_ROW_2';
const duplicate = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** The server goes away, has too many visitors, or is not heard within our patience. */
const away = new Set([
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ETIMEDOUT',
  'POOL_BUSY',
]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** True when the same transaction may succeed if it is repeated. */
export const isTransient = (error: unknown): boolean =>
  contention.has(codeOf(error)) || codeOf(error) === orphaned;

/** True when a unique index refused a row. */
export const isDuplicate = (error: unknown): boolean => duplicate.has(codeOf(error));

/**
 * True when the database cannot be reached or is too busy: nothing is wrong with the request, and whether it was
 * carried out is unknown.
 */
export const isUnavailable = (error: unknown): boolean =>
  contention.has(codeOf(error)) || away.has(codeOf(error)) || isFatal(error);

/** The driver says so of every error that has cost it the connection. */
const isFatal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'fatal' in error && error.fatal === true;
