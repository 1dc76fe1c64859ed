import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logger';
import { intervalOf } from './job-runner';

/** The defined jobs of this process: runs them one at a time per name and knows what is running. */
export class JobSet {
  private readonly jobs = new Map<string, () => Promise<void>>();
  private readonly intervals = new Map<string, number>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly lastStart = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  define(name: string, run: () => Promise<void>): void {
    this.jobs.set(name, run);
  }

  every(interval: string, name: string): void {
    if (!this.jobs.has(name)) throw new Error(`The job '${name}' is not defined.`);
    this.intervals.set(name, intervalOf(interval));
  }

  names(): string[] {
    return [...this.jobs.keys()];
  }

  /** Recurring jobs with their period in milliseconds. */
  recurring(): [name: string, period: number][] {
    return [...this.intervals];
  }

  /** Runs the job unless it is running already; an error is logged and thrown. */
  async run(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`The job '${name}' is not defined.`);
    if (this.running.has(name)) return;
    const run = Promise.resolve().then(job);
    this.running.set(name, run);
    this.lastStart.set(name, performance.now());
    try {
      await run;
    } catch (error) {
      this.logger.error({ err: error, job: name }, 'job failed');
      throw error;
    } finally {
      this.running.delete(name);
    }
  }

  /** Recurring jobs that stand still and have not begun for `grace` milliseconds more than three periods. */
  overdue(grace: number): string[] {
    const now = performance.now();
    return [...this.intervals]
      .filter(([name]) => this.lastStart.has(name) && !this.running.has(name))
      .filter(([name, period]) => now - this.lastStart.get(name)! > 3 * period + grace)
      .map(([name]) => name);
  }

  /** Waits for what is running, at most `limit` milliseconds. */
  async settled(limit: number): Promise<void> {
    const giveUp = new AbortController();
    const late = pause(limit, 'late', { signal: giveUp.signal }).catch(() => 'settled');
    const outcome = await Promise.race([Promise.allSettled(this.running.values()), late]);
    giveUp.abort();
    if (outcome === 'late')
      this.logger.warn({ jobs: [...this.running.keys()] }, 'stopped without waiting for jobs');
  }
}
