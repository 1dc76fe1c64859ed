import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const workspace = join(__dirname, '../../../../..');
const main = join(workspace, 'dist/api/apps/api/src/main.js');

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** The built API (`npm run build`) as a process of its own, which can be killed like one. */
export class ServerProcess {
  private log = '';
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.log += text.toString()));
  }

  /** Starts one on a free port (unless `PORT` is given) and waits until it is ready; `env` is its whole configuration. */
  static async start(env: Record<string, string>): Promise<ServerProcess> {
    const server = await ServerProcess.launch(env);
    await server.ready();
    return server;
  }

  /** The same without waiting: for whoever wants to disturb the start. */
  static async launch(env: Record<string, string>): Promise<ServerProcess> {
    const port = env['PORT'] ?? String(await freePort());
    const { PATH, HOME, TMPDIR, LANG } = process.env;
    const settings = { HOST: '127.0.0.1', DEMO_DATA: 'false', PORTAL_DIR: '/nowhere', LOG_LEVEL: 'warn' };
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd: workspace,
      env: { PATH, HOME, TMPDIR, LANG, NODE_ENV: 'production', ...settings, ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ServerProcess(child, `http://127.0.0.1:${port}`);
  }

  /** Everything it has said so far. */
  get output(): string {
    return this.log;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a signal and waits for the end; returns the exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    if (this.running) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode ?? this.child.signalCode;
  }

  /** Waits until it answers that it can do its work. */
  async ready(patience = 60_000): Promise<void> {
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!this.running) throw new Error(`The server stopped (${this.child.exitCode}):\n${this.log}`);
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => null,
      );
      if (answer?.ok) return;
      await sleep(25);
    }
    throw new Error(`The server is not ready after ${patience} ms:\n${this.log}`);
  }
}
