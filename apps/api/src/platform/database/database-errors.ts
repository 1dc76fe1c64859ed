const transient = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);
const duplicate = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** True when the same transaction may succeed if it is repeated. */
export const isTransient = (error: unknown): boolean => transient.has(codeOf(error));

/** True when a unique index refused a row. */
export const isDuplicate = (error: unknown): boolean => duplicate.has(codeOf(error));
