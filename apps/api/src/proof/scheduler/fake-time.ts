import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = [
  '/usr/lib',
  '/usr/lib64',
  '/usr/local/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
]
  .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
  .concat('/usr/lib/faketime', '/usr/local/lib/faketime')
  .filter((path) => path.endsWith('/faketime'))
  .map((folder) => join(folder, 'libfaketime.so.1'))
  .find((path) => existsSync(path));

/** Whether this machine can move the clock of a process (Debian: `faketime`). */
export const canFakeTime = Boolean(found);

/** The clock of a server: real time and an offset that can be changed under it. Its timers stay monotonic. */
export class FakeTime {
  private readonly folder = mkdtempSync(join(tmpdir(), 'supportal-clock-'));
  private readonly file = join(this.folder, 'offset');
  private offset = 0;

  constructor() {
    this.shift(0);
  }

  /** For the environment of the server. */
  get env(): Record<string, string> {
    const settings = { FAKETIME_TIMESTAMP_FILE: this.file, FAKETIME_NO_CACHE: '1', DONT_FAKE_MONOTONIC: '1' };
    return { ...settings, FAKETIME_DONT_FAKE_MONOTONIC: '1', LD_PRELOAD: found! };
  }

  /** What time the server believes it is. */
  now(): Date {
    return new Date(Date.now() + this.offset * 1_000);
  }

  /** Moves the clock by so many seconds. */
  shift(seconds: number): void {
    this.offset += seconds;
    // Renamed, so that nobody reads half of it.
    writeFileSync(`${this.file}.new`, `${this.offset < 0 ? '-' : '+'}${Math.abs(this.offset)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
