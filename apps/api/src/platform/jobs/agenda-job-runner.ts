import type { AgendaBackend, Job, JobRepository } from 'agenda';
import type { Logger } from '../logger';
import { forgiveClocks } from './forgive-clocks';
import { inProcessBackend } from './in-process-backend';
import type { JobRunner } from './job-runner';
import { JobSet } from './job-set';

/** How patient the runner is; milliseconds. */
export interface Patience {
  /** A lock of a node that died is free after this. */
  readonly lock: number;
  /** An answer of MongoDB is awaited this long. */
  readonly answer: number;
  /** MongoDB is asked this often whether it is there. */
  readonly check: number;
  /** Running jobs are awaited this long by stop(). */
  readonly stop: number;
}

const usual: Patience = { lock: 10_000, answer: 2_000, check: 5_000, stop: 5_000 };

/**
 * The backend as Agenda may have it: connected already, because Agenda lets its own attempt reject unhandled, and with
 * the one call whose answer Agenda does not await made safe. What is taken is due at once: Agenda takes a job up to a
 * second early and lets it wait, and would forget it if the clock were set meanwhile.
 */
function connected({ name, repository }: AgendaBackend): AgendaBackend {
  const safe = Object.create(repository) as JobRepository;
  safe.unlockJob = (job) => repository.unlockJob(job).catch(() => undefined);
  safe.getNextJobToRun = async (...which) => {
    const job = await repository.getNextJobToRun(...which);
    return job && { ...job, nextRunAt: new Date(Math.min(Number(job.nextRunAt), Date.now())) };
  };
  const nothing = async () => undefined;
  return { name, repository: safe, ownsConnection: false, connect: nothing, disconnect: nothing };
}

/** Agenda over one backend; `alive` throws when the backend is gone. */
interface Engine {
  readonly kind: 'mongo' | 'in-process';
  alive(): Promise<void>;
  /** Starts nothing more; jobs that run go on. */
  halt(): Promise<void>;
  /** Releases the connection, after the last job. */
  close(): Promise<void>;
}

/**
 * Agenda on MongoDB when there is one, else in this process. When MongoDB is away, or goes away, jobs go on in this
 * process until it is back: they only act on what is due in SQL, so a run too many does no harm.
 */
export class AgendaJobRunner implements JobRunner {
  private readonly set: JobSet;
  private readonly patience: Patience;
  private engine: Engine | null = null;
  private watch: NodeJS.Timeout | undefined;
  private check: Promise<void> | null = null;
  private starting: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly logger: Logger,
    private readonly mongoUrl?: string,
    patience: Partial<Patience> = {},
  ) {
    this.set = new JobSet(logger);
    this.patience = { ...usual, ...patience };
  }

  define(name: string, run: () => Promise<void>): void {
    this.set.define(name, run);
  }

  every(interval: string, name: string): void {
    this.set.every(interval, name);
  }

  /** `mongo` or `in-process`; null before start() and after stop(). */
  get runsOn(): Engine['kind'] | null {
    return this.engine?.kind ?? null;
  }

  start(): Promise<void> {
    this.starting ??= this.begin();
    return this.starting;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.starting?.catch(() => undefined);
    clearInterval(this.watch);
    await this.check;
    const engine = this.engine;
    this.engine = null;
    await engine?.halt();
    await this.set.settled(this.patience.stop);
    await engine?.close();
  }

  private async begin(): Promise<void> {
    if (!this.mongoUrl) {
      this.engine = await this.inProcess();
      return;
    }
    try {
      this.engine = await this.onMongo(this.mongoUrl);
    } catch (error) {
      this.logger.warn({ err: error }, 'MongoDB is not there: jobs run in this process until it is');
      this.engine = await this.inProcess();
    }
    this.watch = setInterval(() => this.checkOnce(), this.patience.check);
    this.watch.unref();
  }

  private checkOnce(): void {
    this.check ??= this.follow()
      .catch((error: unknown) => this.logger.debug({ err: error }, 'MongoDB is still away'))
      .finally(() => (this.check = null));
  }

  /** Moves the jobs to MongoDB when it is back, and away from it when it is gone. */
  private async follow(): Promise<void> {
    if (this.engine?.kind === 'in-process') {
      await this.replace(await this.onMongo(this.mongoUrl!));
      this.logger.info('MongoDB is back: jobs run on it');
      return;
    }
    try {
      await this.engine?.alive();
    } catch (error) {
      this.logger.warn({ err: error }, 'MongoDB is gone: jobs run in this process until it is back');
      await this.replace(await this.inProcess());
    }
  }

  private async replace(next: Engine): Promise<void> {
    const before = this.engine;
    this.engine = next;
    await before?.halt();
    await before?.close();
  }

  private async inProcess(): Promise<Engine> {
    // Agenda is an ES module: this file alone reaches it, and only at run time.
    const { computeJobState } = await import('agenda');
    const stopAgenda = await this.run(connected(inProcessBackend(computeJobState)));
    const watchdog = setInterval(() => this.wake(), this.patience.lock).unref();
    const halt = () => (clearInterval(watchdog), stopAgenda());
    return { kind: 'in-process', alive: async () => undefined, halt, close: async () => undefined };
  }

  // Agenda may forget a job whose lock ran out while it ran, as when the machine slept; here nobody else would run it.
  private wake(): void {
    for (const name of this.set.overdue(this.patience.lock)) {
      this.logger.warn({ job: name }, 'a job had fallen asleep');
      void this.set.run(name).catch(() => undefined);
    }
  }

  private async onMongo(url: string): Promise<Engine> {
    const { MongoClient } = await import('mongodb');
    const { MongoBackend } = await import('@agendajs/mongo-backend');
    const { answer } = this.patience;
    const client = new MongoClient(url, {
      serverSelectionTimeoutMS: answer,
      connectTimeoutMS: answer,
      socketTimeoutMS: 2 * answer,
    });
    const close = () => client.close().catch(() => undefined);
    try {
      const db = client.db();
      const backend = new MongoBackend({ mongo: db });
      await backend.connect();
      const halt = await this.run(connected(backend));
      const alive = () =>
        forgiveClocks(db.collection('agendaJobs'), this.set.recurring(), this.patience.lock);
      return { kind: 'mongo', alive, halt, close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** Starts Agenda over the backend; the answer halts it. */
  private async run(backend: AgendaBackend): Promise<() => Promise<void>> {
    const { Agenda } = await import('agenda');
    const agenda = new Agenda({ backend, processEvery: '1 second', defaultLockLifetime: this.patience.lock });
    agenda.on('error', (error: Error) =>
      this.logger.debug({ err: error, backend: backend.name }, 'job engine'),
    );
    for (const name of this.set.names()) {
      agenda.define(name, (job: Job) => this.runLocked(name, job), { concurrency: 1, lockLimit: 1 });
    }
    for (const [name, period] of this.set.recurring()) await agenda.every(period, name);
    await agenda.start();
    return () =>
      agenda.stop(false).catch((error: unknown) => this.logger.debug({ err: error }, 'job engine stopped'));
  }

  /** Keeps the lock for as long as the job runs. */
  private async runLocked(name: string, job: Job): Promise<void> {
    if (this.stopped) return;
    const renewal = setInterval(() => void job.touch().catch(() => undefined), this.patience.lock / 3);
    try {
      await this.set.run(name);
    } finally {
      clearInterval(renewal);
    }
  }
}
