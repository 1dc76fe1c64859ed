import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Pool } from 'mysql2';
import { DataSource, type DataSourceOptions, type MigrationInterface, type QueryRunner } from 'typeorm';
import { beImpatient, greeting, longestQueue } from './mysql-patience';
import { PortalNaming } from './naming';
import { Reader } from './reader';
import { UnitOfWork } from './unit-of-work';
import type { EventBus } from '../events/event-bus';

/** What the code knows of itself: entities and migrations. */
export interface Model {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of a class
  readonly entities: Function[];
  readonly migrations: (new () => MigrationInterface)[];
}

/** The open database: one door for writes, one for reads. */
export interface Database {
  readonly kind: 'sqlite' | 'mysql';
  readonly uow: UnitOfWork;
  readonly read: Reader;
  /** The connection that writes; for migrations and for tests of the schema only. */
  readonly source: DataSource;
  /** Runs work that only one node at a time may do, such as filling an empty database. */
  readonly exclusively: Exclusively;
  close(): Promise<void>;
}

type Exclusively = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Opens `sqlite:path` or `mysql://user:pass@host/db`, migrates it and returns its doors.
 * SQLite gets a second, read-only connection, so that readers never see uncommitted rows.
 */
export async function openDatabase(url: string, model: Model, bus: EventBus): Promise<Database> {
  const kind = url.startsWith('sqlite:') ? 'sqlite' : 'mysql';
  const source = await new DataSource(optionsOf(url, model, false)).initialize();
  const exclusively = alone(source, kind);
  await exclusively(() => source.runMigrations({ transaction: kind === 'sqlite' ? 'each' : 'none' }));
  // Only now: a migration of a large table may take its time.
  if (kind === 'mysql') beImpatient((source.driver as unknown as { pool: Pool }).pool);
  const readSource =
    kind === 'sqlite' ? await new DataSource(optionsOf(url, model, true)).initialize() : source;
  return {
    kind,
    source,
    uow: new UnitOfWork(source, bus, kind === 'sqlite'),
    read: new Reader(readSource),
    exclusively,
    close: async () => {
      if (readSource !== source) await readSource.destroy();
      await source.destroy();
    },
  };
}

/** Nodes that start together on one MySQL wait for each other; SQLite belongs to one process. */
function alone(source: DataSource, kind: Database['kind']): Exclusively {
  return async (work) => {
    if (kind === 'sqlite') return work();
    const runner = source.createQueryRunner();
    // The lock belongs to a connection, and one that stays silent is cut off.
    const beat = setInterval(() => void runner.query('SELECT 1').catch(() => undefined), 2_000);
    try {
      await takeTurn(runner);
      return await work();
    } finally {
      clearInterval(beat);
      await runner.query("SELECT RELEASE_LOCK(CONCAT('supportal:', DATABASE()))").catch(() => undefined);
      await runner.release();
    }
  };
}

/** Waits for the nodes that started before, two minutes at most. */
async function takeTurn(runner: QueryRunner): Promise<void> {
  for (let attempt = 0; attempt < 24; attempt++) {
    const [row] = (await runner.query("SELECT GET_LOCK(CONCAT('supportal:', DATABASE()), 5) AS held")) as {
      held: number | string;
    }[];
    if (Number(row?.held) === 1) return;
  }
  throw new Error('Another node has been starting for two minutes.');
}

/** Of one connection: the server has a limit for all of them together, 16,382 unless told otherwise. */
const mostPrepared = 200;

function optionsOf(url: string, model: Model, readonly: boolean): DataSourceOptions {
  const shared = {
    ...model,
    namingStrategy: new PortalNaming(),
    synchronize: false,
    logging: false,
  } as const;
  if (!url.startsWith('sqlite:')) {
    return {
      ...shared,
      type: 'mysql',
      url,
      timezone: 'Z',
      charset: 'utf8mb4_bin',
      poolSize: 10,
      connectTimeout: greeting,
      extra: { queueLimit: longestQueue, maxPreparedStatements: mostPrepared },
    };
  }
  const path = url.slice('sqlite:'.length);
  mkdirSync(dirname(path), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    database: path,
    enableWAL: !readonly,
    readonly,
    timeout: 10_000,
    // The library is built with NORMAL, which a killed process survives, but a power cut takes back the last commits.
    prepareDatabase: (database: { pragma(text: string): unknown }) =>
      void database.pragma('synchronous = FULL'),
  };
}
