import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from './server-process';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const find = (name: string) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
const program = find('mariadbd');
const installer = find('mariadb-install-db');

/** Whether this machine has what {@link OwnMariaDb} needs. */
export const hasMariaDb = Boolean(program && installer);

/** A MariaDB server that keeps its promises on the disk, and that a proof may kill. */
export class OwnMariaDb {
  private child: ChildProcess | null = null;
  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<OwnMariaDb> {
    const folder = mkdtempSync(join(tmpdir(), 'supportal-proof-db-'));
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    const settings = ['--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot];
    execFileSync(installer!, ['--no-defaults', `--datadir=${folder}/data`, ...settings], { stdio: 'pipe' });
    const server = new OwnMariaDb(folder, await freePort());
    await server.resume();
    return server;
  }

  /** Address of a database on it. */
  url(database = ''): string {
    return `mysql://root@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts it (again) on the same data and port; resolves when it answers. */
  async resume(): Promise<void> {
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    const place = [
      `--datadir=${this.folder}/data`,
      `--socket=${this.folder}/s`,
      `--pid-file=${this.folder}/p`,
    ];
    // With fewer promises kept a crash would lose acknowledged commits, and that would be our own doing.
    const promises = ['--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=1', '--skip-log-bin'];
    const network = [`--port=${this.port}`, '--bind-address=127.0.0.1', '--skip-name-resolve'];
    this.child = spawn(program!, ['--no-defaults', ...place, ...promises, ...network, ...asRoot], {
      stdio: 'ignore',
    });
    const deadline = Date.now() + 60_000;
    while (!(await this.answers())) {
      if (Date.now() > deadline) throw new Error('MariaDB does not start.');
      await sleep(20);
    }
  }

  /** Ends it without a chance to say farewell. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Freezes it: it accepts connections (the kernel does) and says nothing. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    this.thaw();
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private async answers(): Promise<boolean> {
    try {
      const connection = await createConnection({ uri: this.url(), connectTimeout: 1_000 });
      await connection.end();
      return true;
    } catch {
      return false;
    }
  }
}
