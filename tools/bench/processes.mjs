// The processes of a measurement: the built API, and workers of our own, each ended by the one who started it.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiMain } from '../build-api.mjs';
import { freePort } from '../services.mjs';
import { at, root } from '../workspace.mjs';
import { sharedNow } from './shared-clock.mjs';

const running = new Set();

/** Ends whatever is still running. */
export const endAll = () => Promise.all([...running].map((one) => one.end()));

function owned(child) {
  const one = {
    pid: child.pid,
    child,
    end: async () => {
      running.delete(one);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killer);
    },
  };
  running.add(one);
  return one;
}

/** Starts the built API on a database and waits until it is ready; `startup` is how long that took, in milliseconds. */
export async function startApi(databaseUrl, { argv = [], env = {} } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'supportal-bench-'));
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const settings = { HOST: '127.0.0.1', PORT: String(port), DEMO_DATA: 'false', LOG_LEVEL: 'warn' };
  const places = { DATABASE_URL: databaseUrl, FILES_DIR: join(folder, 'files'), PORTAL_DIR: '/nowhere' };
  const started = sharedNow();
  const child = spawn(process.execPath, [...argv, apiMain], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, LANG, NODE_ENV: 'production', ...settings, ...places, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const one = owned(child);
  const end = async () => {
    await one.end();
    rmSync(folder, { recursive: true, force: true });
  };
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The server stopped:\n${output}`);
    return (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok;
  });
  return { ...one, end, port, url: `http://127.0.0.1:${port}`, startup: sharedNow() - started };
}

/** Polls until `condition` holds, at most a minute. */
export async function until(condition, milliseconds = 60_000) {
  const deadline = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Nothing after ${milliseconds} ms`);
    await sleep(5);
  }
}

/** A worker of `tools/bench/workers`: `ask(order)` resolves with its answer; `port` is where it listens, if it does. */
export async function startWorker(name, options = {}) {
  const child = fork(at('tools/bench/workers', `${name}.mjs`), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const one = owned(child);
  let answered;
  const answer = () =>
    new Promise((done, failed) => {
      answered = ({ error, ...rest }) => (error ? failed(new Error(`${name}: ${error}`)) : done(rest));
    });
  child.on('message', (message) => answered(message));
  child.once('exit', () => answered({ error: 'has stopped' }));
  const hello = await answer();
  const ask = (order) => {
    child.send(order);
    return answer();
  };
  return { ...one, ask, port: hello.port };
}
