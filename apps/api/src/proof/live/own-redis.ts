import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../harness/server-process';

/** A Redis of the proof, which can be stopped and started again at the same address. */
export class OwnRedis {
  private server: ChildProcess | null = null;
  private constructor(private readonly port: number) {}

  static async start(): Promise<OwnRedis> {
    const redis = new OwnRedis(await freePort());
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const text of this.server.stdout!.iterator({ destroyOnReturn: false }))
      if (String(text).includes('Ready to accept')) break;
    this.server.stdout!.resume();
  }

  async stop(): Promise<void> {
    if (!this.server || this.server.exitCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGKILL');
    await ended;
  }
}
