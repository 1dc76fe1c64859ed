import type { Socket } from 'node:net';
import type { Pool, PoolConnection } from 'mysql2';

/** How long a connection in use may stay silent, and how long one is waited for; milliseconds. */
export const patience = 10_000;
/** How long the server may take to greet. */
export const greeting = 3_000;
/** How many may wait for a connection. */
export const longestQueue = 2_000;
/** What every connection is told before its first use. */
export const customs = [
  // Seconds a statement waits for a row that somebody else holds, less than {@link patience}.
  'SET SESSION innodb_lock_wait_timeout = 5',
  // Rows that matter are locked explicitly, and gaps are not, which avoids most deadlocks.
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/** No connection is free, and too many wait or for too long. */
const poolBusy = (message: string): NodeJS.ErrnoException =>
  Object.assign(new Error(message), { code: 'POOL_BUSY' });

/**
 * Nothing waits for ever on a database that hangs or a network that swallows: a connection in use that is silent too
 * long is cut off, and whoever waits too long for one is refused. The driver itself knows neither limit.
 */
export function beImpatient(pool: Pool, limit = patience, told: readonly string[] = customs): void {
  const acquire = pool.getConnection.bind(pool);
  pool.getConnection = (done) => acquire(inTime(done, limit));
  // Not when they are made: some were before.
  const ready = new WeakSet<PoolConnection>();
  pool.on('acquire', (connection) => {
    const socket = socketOf(connection).setTimeout(limit, cutOff);
    if (ready.has(connection)) return;
    ready.add(connection);
    // One that does not keep them is of no use: the statement behind fails with it.
    for (const custom of told) connection.query(custom, (error) => error && socket.destroy(error));
  });
  pool.on('release', (connection) => socketOf(connection).setTimeout(0, cutOff));
}

type Acquired = Parameters<Pool['getConnection']>[0];

function inTime(done: Acquired, limit: number): Acquired {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    done(poolBusy('No connection to the database became free in time.'), undefined as never);
  }, limit);
  return (error, connection) => {
    clearTimeout(timer);
    if (late) return error ? undefined : connection.release();
    // The driver gives this one error no code.
    done(error?.message === 'Queue limit reached.' ? poolBusy(error.message) : error, connection);
  };
}

const socketOf = (connection: PoolConnection): Socket => (connection as unknown as { stream: Socket }).stream;

function cutOff(this: Socket): void {
  this.destroy(Object.assign(new Error('The database has been silent for too long.'), { code: 'ETIMEDOUT' }));
}
