import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createLogger } from '../logger';
import { AgendaJobRunner } from './agenda-job-runner';
import { intervalOf } from './job-runner';
import { JobSet } from './job-set';
import { ManualJobRunner } from './manual-job-runner';

const logger = createLogger('silent');
/** A short lock, because Agenda keeps a timer of half of it after each run. */
const patience = { lock: 1_500 };

/** A promise that is fulfilled from outside. */
function signal() {
  let done = () => {};
  const reached = new Promise<void>((resolve) => (done = resolve));
  return { reached, done };
}

/** A job that counts its runs; `after(n)` waits for the n-th. */
function counter(work: (run: number) => Promise<void> | void = () => undefined) {
  let runs = 0;
  const waiting = new Map<number, () => void>();
  return {
    run: async () => {
      const run = ++runs;
      waiting.get(run)?.();
      await work(run);
    },
    after: (run: number) =>
      new Promise<void>((resolve) => (runs >= run ? resolve() : waiting.set(run, resolve))),
    get runs() {
      return runs;
    },
  };
}

describe('AgendaJobRunner in the process', () => {
  it('runs a job again and again', async () => {
    const runner = new AgendaJobRunner(logger, undefined, patience);
    const job = counter();
    runner.define('tick', job.run);
    runner.every('1 second', 'tick');
    const started = Date.now();
    await runner.start();
    await job.after(3);
    await runner.stop();
    expect(Date.now() - started).toBeLessThan(6_000);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_900);
  });

  it('goes on after a run that failed, and logs it', async () => {
    const error = jest.spyOn(logger, 'error');
    const runner = new AgendaJobRunner(logger, undefined, patience);
    const failing = counter((run) => {
      if (run < 3) throw new Error('boom');
    });
    const other = counter();
    runner.define('failing', failing.run);
    runner.define('other', other.run);
    runner.every('1 second', 'failing');
    runner.every('1 second', 'other');
    await runner.start();
    await Promise.all([failing.after(3), other.after(3)]);
    await runner.stop();
    expect(error).toHaveBeenCalledTimes(2);
    expect(error.mock.calls[0]![0]).toMatchObject({ job: 'failing' });
  });

  it('never runs one job twice at a time, even when it outlives its lock', async () => {
    const runner = new AgendaJobRunner(logger, undefined, { lock: 1_000 });
    let running = 0;
    let most = 0;
    const enough = signal();
    const ticks = counter((run) => {
      if (run === 5) enough.done();
    });
    const slow = counter(async () => {
      most = Math.max(most, ++running);
      await enough.reached;
      running--;
    });
    runner.define('slow', slow.run);
    runner.define('ticks', ticks.run);
    runner.every('1 second', 'slow');
    runner.every('1 second', 'ticks');
    await runner.start();
    await slow.after(2);
    await runner.stop();
    expect(most).toBe(1);
  });

  it('wakes a job that the engine has forgotten', async () => {
    const set = new JobSet(logger);
    const job = counter();
    set.define('lost', job.run);
    set.every('1 second', 'lost');
    expect(set.overdue(0)).toEqual([]);
    await set.run('lost');
    const now = jest.spyOn(performance, 'now');
    now.mockReturnValue(performance.now() + 3_400);
    expect(set.overdue(500)).toEqual([]);
    now.mockReturnValue(performance.now() + 200);
    expect(set.overdue(500)).toEqual(['lost']);
    now.mockRestore();
  });

  it('stop() waits for the running job and begins no other', async () => {
    const runner = new AgendaJobRunner(logger, undefined, patience);
    const finish = signal();
    let finished = false;
    const job = counter(async () => {
      await finish.reached;
      finished = true;
    });
    runner.define('long', job.run);
    runner.every('1 second', 'long');
    await runner.start();
    await job.after(1);
    const stopped = runner.stop();
    finish.done();
    await stopped;
    expect(finished).toBe(true);
    expect(job.runs).toBe(1);
    expect(runner.runsOn).toBeNull();
  });

  it('stop() does not wait for ever', async () => {
    const runner = new AgendaJobRunner(logger, undefined, { ...patience, stop: 50 });
    const never = signal();
    const job = counter(() => never.reached);
    runner.define('stuck', job.run);
    runner.every('1 second', 'stuck');
    await runner.start();
    await job.after(1);
    await runner.stop();
    never.done();
    expect(job.runs).toBe(1);
  });

  it('refuses what would silently never run', () => {
    const runner = new AgendaJobRunner(logger);
    expect(() => runner.every('1 second', 'unknown')).toThrow('unknown');
    runner.define('known', async () => undefined);
    for (const interval of ['500 ms', 'second', '0 seconds', '1 week', '']) {
      expect(() => runner.every(interval, 'known')).toThrow('interval');
    }
    expect(['1 second', '5 minutes', '2 hours'].map(intervalOf)).toEqual([1_000, 300_000, 7_200_000]);
  });
});

describe('AgendaJobRunner without its MongoDB', () => {
  it('starts within seconds and runs jobs in the process', async () => {
    const warn = jest.spyOn(logger, 'warn');
    const runner = new AgendaJobRunner(logger, 'mongodb://127.0.0.1:1/jobs', { ...patience, check: 100 });
    const job = counter();
    runner.define('tick', job.run);
    runner.every('1 second', 'tick');
    const started = Date.now();
    await runner.start();
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(runner.runsOn).toBe('in-process');
    expect(warn).toHaveBeenCalledTimes(1);
    await job.after(3);
    await runner.stop();
  });
});

const mongoUrl = process.env['TEST_MONGODB_URL'];
(mongoUrl ? describe : describe.skip)('AgendaJobRunner on MongoDB', () => {
  /** A wire to the server that can be cut. */
  async function wire() {
    const { hostname, port } = new URL(mongoUrl!);
    const ends = new Set<Socket>();
    const relay = createServer((near) => {
      const far = connect(Number(port || 27017), hostname);
      for (const end of [near, far]) ends.add(end.on('error', () => undefined));
      near.pipe(far).pipe(near);
    });
    const mend = (at = 0) => new Promise<void>((ready) => relay.listen(at, '127.0.0.1', ready));
    await mend();
    const place = (relay.address() as AddressInfo).port;
    const cut = async () => {
      const cutOff = new Promise((closed) => relay.close(closed));
      for (const end of ends) end.destroy();
      ends.clear();
      await cutOff;
    };
    const url = new URL(ownDatabase());
    url.host = `127.0.0.1:${place}`;
    url.searchParams.set('directConnection', 'true');
    return { url: url.href, cut, mend: () => mend(place) };
  }

  const ownDatabase = () => {
    const url = new URL(mongoUrl!);
    url.pathname = `/supportal_test_${randomBytes(6).toString('hex')}`;
    return url.href;
  };

  it('shares recurring jobs between nodes', async () => {
    const url = ownDatabase();
    const jobs = [counter(), counter()];
    const nodes = jobs.map((job) => {
      const node = new AgendaJobRunner(logger, url, patience);
      node.define('tick', job.run);
      node.every('1 second', 'tick');
      return node;
    });
    await Promise.all(nodes.map((node) => node.start()));
    expect(nodes.map((node) => node.runsOn)).toEqual(['mongo', 'mongo']);
    await Promise.race(jobs.map((job) => job.after(3)));
    await Promise.all(nodes.map((node) => node.stop()));
  });

  it('moves jobs into the process when MongoDB goes away, and back', async () => {
    const { url, cut, mend } = await wire();
    const runner = new AgendaJobRunner(logger, url, { ...patience, answer: 500, check: 200 });
    const job = counter();
    runner.define('tick', job.run);
    runner.every('1 second', 'tick');
    /** Waits until the jobs run there, and really run. */
    const runsOn = async (kind: AgendaJobRunner['runsOn']) => {
      while (runner.runsOn !== kind) await job.after(job.runs + 1);
      await job.after(job.runs + 2);
    };
    await runner.start();
    await runsOn('mongo');
    await cut();
    await runsOn('in-process');
    await mend();
    await runsOn('mongo');
    await runner.stop();
    await cut();
  });
});

describe('ManualJobRunner', () => {
  it('runs a job when told to, and only then', async () => {
    const runner = new ManualJobRunner(logger);
    const job = counter((run) => {
      if (run === 2) throw new Error('boom');
    });
    runner.define('tick', job.run);
    runner.every('1 second', 'tick');
    await runner.start();
    expect(job.runs).toBe(0);
    await runner.run('tick');
    await expect(runner.run('tick')).rejects.toThrow('boom');
    await expect(runner.run('tock')).rejects.toThrow('tock');
    expect(runner.recurring()).toEqual(['tick']);
    await runner.stop();
  });
});
