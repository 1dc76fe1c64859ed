import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { entities } from '../features/entities';
import { migrations } from '../migrations';
import { openDatabase, type Database } from '../platform/database/database';
import { EventBus } from '../platform/events/event-bus';
import { createLogger } from '../platform/logger';

/** A fresh database of its own, gone after close(). */
export interface TestDatabase extends Database {
  readonly bus: EventBus;
  readonly url: string;
}

/** SQLite in a temporary folder; with TEST_DATABASE=mysql a new database on the server at TEST_MYSQL_URL. */
export async function openTestDatabase(bus = new EventBus(createLogger('silent'))): Promise<TestDatabase> {
  const place = await testPlace();
  const database = await openDatabase(place.url, { entities, migrations }, bus).catch(
    async (error: unknown) => {
      await place.remove();
      throw error;
    },
  );
  const close = async () => {
    await database.close();
    await place.remove();
  };
  return { ...database, bus, url: place.url, close };
}

/** Where a test database lives. */
export interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

/** A new, empty place for a database. */
export const testPlace = (): Promise<Place> =>
  process.env['TEST_DATABASE'] === 'mysql' ? mysqlPlace() : sqlitePlace();

async function sqlitePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'supportal-db-'));
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function mysqlPlace(): Promise<Place> {
  const server = process.env['TEST_MYSQL_URL'];
  if (!server) throw new Error('TEST_DATABASE=mysql needs TEST_MYSQL_URL.');
  const name = `supportal_test_${randomBytes(6).toString('hex')}`;
  await command(server, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => command(server, `DROP DATABASE \`${name}\``) };
}

// The database the server's address may name need not exist.
async function command(server: string, statement: string): Promise<void> {
  const connection = await createConnection(new URL('/', server).href);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
