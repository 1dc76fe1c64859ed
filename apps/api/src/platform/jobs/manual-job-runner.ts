import { createLogger, type Logger } from '../logger';
import type { JobRunner } from './job-runner';
import { JobSet } from './job-set';

/** Runs jobs only when told to: time stands still between two steps of a test. */
export class ManualJobRunner implements JobRunner {
  private readonly set: JobSet;

  constructor(logger: Logger = createLogger('silent')) {
    this.set = new JobSet(logger);
  }

  define(name: string, run: () => Promise<void>): void {
    this.set.define(name, run);
  }

  every(interval: string, name: string): void {
    this.set.every(interval, name);
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {
    await this.set.settled(5_000);
  }

  /** Runs the job now and waits for it; its error is thrown. */
  run(name: string): Promise<void> {
    return this.set.run(name);
  }

  /** Names of the jobs that would recur. */
  recurring(): string[] {
    return this.set.recurring().map(([name]) => name);
  }
}
