import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const workspace = join(__dirname, '../../../..');
const main = join(workspace, 'dist/api/apps/api/src/main.js');

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built portal on a free loopback port with a temporary database, and waits until it is healthy. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'supportal-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: workspace,
    env: {
      ...inherited(),
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      PORTAL_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: `sqlite:${join(folder, 'portal.db')}`,
      FILES_DIR: join(folder, 'files'),
      DEMO_DATA: 'true',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = collect(child);
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await healthy(child, url);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${log()}`, { cause: error });
  }
  return { url, stop };
}

/** Of our own environment the server gets what any program needs, and none of the portal's settings. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return { PATH, HOME, TMPDIR, LANG };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The last few kilobytes the server said. */
function collect(child: ChildProcess): () => string {
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (log = (log + text.toString()).slice(-8000)));
  return () => log;
}

const running = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function healthy(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (!running(child)) throw new Error(`The server stopped with code ${child.exitCode}`);
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    await sleep(150);
  }
  throw new Error('The server is not healthy after 60 seconds');
}

async function end(child: ChildProcess): Promise<void> {
  if (!running(child)) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(killer);
}
