import { randomUUID } from 'node:crypto';
import type {
  AgendaBackend,
  JobId,
  JobParameters,
  JobRepository,
  JobsOverview,
  JobsQueryOptions,
  JobsResult,
  JobState,
  RemoveJobsOptions,
} from 'agenda';

type StateOf = (job: JobParameters) => JobState;
type Stored = JobParameters & { _id: JobId };

/** Fields the engine writes while it runs a job; saving the job itself leaves them alone. */
const progressOf = (job: JobParameters) => ({
  lockedAt: job.lockedAt,
  nextRunAt: job.nextRunAt,
  lastRunAt: job.lastRunAt,
  progress: job.progress,
  failReason: job.failReason,
  failCount: job.failCount,
  failedAt: job.failedAt,
  lastFinishedAt: job.lastFinishedAt,
});

/** When it is due; a turn further ahead than the period was planned before the clock was put back, and is due now. */
function turnOf({ nextRunAt, repeatInterval }: Stored, now: Date): Date | null {
  const period = Number(repeatInterval);
  return nextRunAt && period && Number(nextRunAt) > Number(now) + period ? now : nextRunAt;
}

const byTurn = (a: Stored, b: Stored): number =>
  Number(a.nextRunAt ?? 0) - Number(b.nextRunAt ?? 0) || b.priority - a.priority;

/** Agenda's store in the memory of this process. Each method is atomic, since none of them waits for anything. */
class InProcessJobs implements JobRepository {
  private readonly jobs = new Map<string, Stored>();

  constructor(private readonly stateOf: StateOf) {}

  async connect(): Promise<void> {}

  async saveJob<DATA>(job: JobParameters<DATA>): Promise<JobParameters<DATA>> {
    const { _id, unique, uniqueOpts: _uniqueOpts, ...values } = job as JobParameters;
    if (unique) throw new Error('The in-process backend knows no unique jobs.');
    const known = _id ? this.jobs.get(_id) : job.type === 'single' ? this.single(job.name) : undefined;
    if (_id && !known) return job;
    // A recurring job that is saved anew keeps its turn, so that a restart does not run it early.
    const nextRunAt =
      known && !_id && values.nextRunAt && values.nextRunAt <= new Date()
        ? known.nextRunAt
        : values.nextRunAt;
    const stored: Stored = { ...known, ...values, nextRunAt, _id: known?._id ?? (randomUUID() as JobId) };
    this.jobs.set(stored._id, stored);
    return { ...stored } as JobParameters<DATA>;
  }

  async saveJobState(job: JobParameters): Promise<void> {
    const known = job._id && this.jobs.get(job._id);
    if (!known) throw new Error(`The job ${job.name} does not exist any more.`);
    Object.assign(known, progressOf(job));
  }

  async getNextJobToRun(
    name: string,
    nextScanAt: Date,
    lockDeadline: Date,
    now = new Date(),
  ): Promise<JobParameters | undefined> {
    const isFree = (job: Stored) => {
      if (job.lockedAt) return job.lockedAt <= lockDeadline;
      const turn = turnOf(job, now);
      return turn !== null && turn <= nextScanAt;
    };
    const next = [...this.jobs.values()]
      .filter((job) => job.name === name && !job.disabled && isFree(job))
      .sort(byTurn)[0];
    return next && this.locked(next, now);
  }

  async lockJob(job: JobParameters): Promise<JobParameters | undefined> {
    const known = job._id && this.jobs.get(job._id);
    const isFree =
      known && !known.lockedAt && !known.disabled && Number(known.nextRunAt) === Number(job.nextRunAt);
    return isFree ? this.locked(known, new Date()) : undefined;
  }

  async unlockJob(job: JobParameters): Promise<void> {
    if (job._id) await this.unlockJobs([job._id]);
  }

  async unlockJobs(ids: (JobId | string)[]): Promise<void> {
    for (const job of this.matching({ ids })) delete job.lockedAt;
  }

  async removeJobs(options: RemoveJobsOptions): Promise<number> {
    const doomed = this.matching(options);
    for (const { _id } of doomed) this.jobs.delete(_id);
    return doomed.length;
  }

  disableJobs(options: RemoveJobsOptions): Promise<number> {
    return this.setDisabled(options, true);
  }

  enableJobs(options: RemoveJobsOptions): Promise<number> {
    return this.setDisabled(options, false);
  }

  async purgeAllJobs(): Promise<number> {
    const count = this.jobs.size;
    this.jobs.clear();
    return count;
  }

  async getJobById(id: string): Promise<JobParameters | null> {
    const job = this.jobs.get(id);
    return job ? { ...job } : null;
  }

  async getQueueSize(): Promise<number> {
    const now = new Date();
    return [...this.jobs.values()].filter((job) => job.nextRunAt !== null && job.nextRunAt < now).length;
  }

  async getDistinctJobNames(): Promise<string[]> {
    return [...new Set([...this.jobs.values()].map((job) => job.name))].sort();
  }

  async queryJobs({
    name,
    names,
    id,
    ids,
    state,
    search,
    includeDisabled = true,
    skip = 0,
    limit,
  }: JobsQueryOptions = {}): Promise<JobsResult> {
    const all = this.matching({ id, ids, name, names })
      .filter((job) => (includeDisabled || !job.disabled) && (!search || job.name.includes(search)))
      .map((job) => ({ ...job, state: this.stateOf(job) }))
      .filter((job) => !state || job.state === state)
      .sort(byTurn);
    return { jobs: all.slice(skip, limit === undefined ? undefined : skip + limit), total: all.length };
  }

  async getJobsOverview(): Promise<JobsOverview[]> {
    const names = await this.getDistinctJobNames();
    return names.map((name) => {
      const counts = {
        total: 0,
        running: 0,
        scheduled: 0,
        queued: 0,
        completed: 0,
        failed: 0,
        repeating: 0,
        paused: 0,
      };
      for (const job of this.matching({ name })) {
        counts.total++;
        counts[job.disabled ? 'paused' : this.stateOf(job)]++;
      }
      return { name, ...counts };
    });
  }

  private single(name: string): Stored | undefined {
    return [...this.jobs.values()].find((job) => job.name === name && job.type === 'single');
  }

  private locked(job: Stored, at: Date): JobParameters {
    job.lockedAt = at;
    return { ...job };
  }

  private async setDisabled(options: RemoveJobsOptions, disabled: boolean): Promise<number> {
    const jobs = this.matching(options);
    for (const job of jobs) job.disabled = disabled;
    return jobs.length;
  }

  private matching({ id, ids, name, names, notNames }: RemoveJobsOptions): Stored[] {
    return [...this.jobs.values()].filter(
      (job) =>
        (!id || job._id === id) &&
        (!ids || ids.includes(job._id)) &&
        (!name || job.name === name) &&
        (!names || names.includes(job.name)) &&
        !notNames?.includes(job.name),
    );
  }
}

/** The store of the embedded default: the same engine runs the jobs, and nothing outlives the process. */
export function inProcessBackend(stateOf: StateOf): AgendaBackend {
  return {
    name: 'in-process',
    repository: new InProcessJobs(stateOf),
    ownsConnection: false,
    connect: async () => undefined,
    disconnect: async () => undefined,
  };
}
