// Throw-away services for tests: a MariaDB and a Redis of our own, each on its own port and temporary folder, on
// 127.0.0.1 only, stopped by process id. `node tools/services.mjs` starts both and prints their URLs until Ctrl+C.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** Full path of an installed program, or undefined. */
export const findProgram = (...names) =>
  names
    .flatMap((name) =>
      [...(process.env.PATH ?? '').split(':'), ...folders].map((folder) => join(folder, name)),
    )
    .find((path) => existsSync(path));

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

const answers = (port) =>
  new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

/** Runs a program in its own temporary folder until `stop()`. */
async function serve(name, program, argumentsFor, port, folder) {
  const child = spawn(program, argumentsFor, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (log = (log + text).slice(-4000)));
  const ended = new Promise((done) =>
    child.once('exit', done).once('error', (error) => done((log += error))),
  );
  const running = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (running()) child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (running() && Date.now() < deadline) await sleep(200);
    else {
      await stop();
      throw new Error(`${name} does not start:\n${log}`);
    }
  }
  return stop;
}

const needed = (name, program) => {
  if (!program) throw new Error(`${name} is not installed`);
  return program;
};

/** Starts a MariaDB (or MySQL-compatible) server; databases are made by whoever connects. */
export async function startMariaDb() {
  const server = needed('mariadbd', findProgram('mariadbd'));
  const install = needed('mariadb-install-db', findProgram('mariadb-install-db'));
  const folder = mkdtempSync(join(tmpdir(), 'supportal-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const installArguments = [
    '--no-defaults',
    `--datadir=${folder}/data`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...asRoot,
  ];
  execFileSync(install, installArguments, { stdio: 'pipe' });
  const port = await freePort();
  const serverArguments = [
    '--no-defaults',
    `--datadir=${folder}/data`,
    `--socket=${folder}/mariadb.sock`,
    `--pid-file=${folder}/mariadb.pid`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--innodb-buffer-pool-size=256M',
    // A test server may lose its last second in a crash: it makes the specs several times faster.
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--skip-log-bin',
    ...asRoot,
  ];
  const stop = await serve('mariadbd', server, serverArguments, port, folder);
  return { url: `mysql://root@127.0.0.1:${port}/`, stop };
}

/** Starts a Redis server that keeps nothing on disk. */
export async function startRedis() {
  const server = needed('redis-server', findProgram('redis-server', 'valkey-server'));
  const folder = mkdtempSync(join(tmpdir(), 'supportal-redis-'));
  const port = await freePort();
  const serverArguments = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'].map(
    String,
  );
  const stop = await serve('redis-server', server, serverArguments, port, folder);
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** The browser of the journeys: CHROMIUM_PATH, the system's Chromium or Chrome, or Playwright's own. */
export async function findChromium() {
  const system = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = system.find((path) => path && existsSync(path));
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const services = await Promise.all([startMariaDb(), startRedis()]);
  console.log(`TEST_MYSQL_URL=${services[0].url}\nTEST_REDIS_URL=${services[1].url}`);
  const keepRunning = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      clearInterval(keepRunning);
      await Promise.all(services.map((service) => service.stop()));
    });
}
