// The databases a measurement runs on: an embedded SQLite always, a throw-away MariaDB when one is installed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { findProgram, startMariaDb } from '../services.mjs';

/** A place for one database: `url` as the API takes it, `connect()` for rows of our own, `pid` of its server. */
async function sqlitePlace() {
  const folder = mkdtempSync(join(tmpdir(), 'supportal-bench-'));
  const path = join(folder, 'bench.db');
  return {
    name: 'SQLite',
    kind: 'sqlite',
    url: `sqlite:${path}`,
    pid: null,
    connect: async () => sqliteConnection(new Database(path)),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sqliteConnection(database) {
  return {
    run: async (text, values = []) => {
      const statement = database.prepare(text);
      return statement.reader ? statement.all(...values) : statement.run(...values);
    },
    close: async () => void database.close(),
  };
}

async function mysqlPlace(server, pid) {
  const name = `supportal_bench_${process.pid}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const command = async (text) => {
    const connection = await createConnection(new URL('/', server).href);
    await connection.query(text);
    await connection.end();
  };
  await command(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return {
    name: 'MariaDB',
    kind: 'mysql',
    url: url.href,
    pid,
    connect: async () => mysqlConnection(await createConnection({ uri: url.href, timezone: 'Z' })),
    remove: () => command(`DROP DATABASE ${name}`),
  };
}

function mysqlConnection(connection) {
  return {
    run: async (text, values = []) => (await connection.query(text, values))[0],
    close: () => connection.end(),
  };
}

/** The server's own, or one of ours; `undefined` when none is installed. */
async function mysqlServer() {
  if (process.env.TEST_MYSQL_URL) return { url: process.env.TEST_MYSQL_URL, stop: async () => undefined };
  return findProgram('mariadbd') ? startMariaDb() : undefined;
}

/** The process of a server on this machine, found by the file it writes; null when it is not ours to see. */
async function pidOf(url) {
  const connection = await createConnection(new URL('/', url).href);
  try {
    const [[{ file }]] = await connection.query('SELECT @@pid_file AS file');
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    await connection.end();
  }
}

/** Runs `measure(place)` on a fresh, empty database of each kind that this machine has and that is wanted. */
export async function onEachPlace(kinds, measure) {
  if (kinds.includes('sqlite')) await inPlace(await sqlitePlace(), measure);
  if (!kinds.includes('mysql')) return;
  const server = await mysqlServer();
  if (!server) return console.log('\nMariaDB is not installed: its figures are left out.');
  try {
    await inPlace(await mysqlPlace(server.url, await pidOf(server.url)), measure);
  } finally {
    await server.stop();
  }
}

async function inPlace(place, measure) {
  try {
    await measure(place);
  } finally {
    await place.remove();
  }
}
