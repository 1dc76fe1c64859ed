import type { Events } from '../../events';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database';
import { createLogger } from '../logger';
import { Outbox } from './outbox';
import { OutboxEntry } from './outbox-entry.entity';

const logger = createLogger('silent');
const start = new Date('2026-03-02T09:00:00.000Z').getTime();
const fact: Events['ticket.rated'] = { ticketId: 1, entryId: 1, by: 1, score: 5 };

describe('Outbox', () => {
  let database: TestDatabase;
  let outbox: Outbox;
  let time: number;
  const clock = { now: () => new Date(time) };
  const open = () => new Outbox(database.uow, database.read, database.bus, clock, logger);
  const entries = () => database.read.list(OutboxEntry);
  const pass = (seconds: number) => (time += seconds * 1_000);
  const raise = () => database.uow.run(async (tx) => tx.raise('ticket.rated', fact));

  beforeEach(async () => {
    time = start;
    database = await openTestDatabase();
    outbox = open();
    database.bus.connectOutbox(outbox);
  });
  afterEach(async () => {
    await outbox.stop();
    await database.close();
  });

  it('does a durable reaction soon after the commit and forgets it', async () => {
    const seen: unknown[] = [];
    database.bus.durable('ticket.rated', 'first', async (payload) => void seen.push(payload));
    database.bus.durable('ticket.rated', 'second', async (payload) => void seen.push(payload));
    await raise();
    await outbox.drain();
    expect(seen).toEqual([fact, fact]);
    expect(await entries()).toEqual([]);
  });

  it('writes nothing when the transaction fails', async () => {
    const react = jest.fn();
    database.bus.durable('ticket.rated', 'mail', react);
    const failing = database.uow.run(async (tx) => {
      tx.raise('ticket.rated', fact);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await outbox.drain();
    expect(await entries()).toEqual([]);
    expect(react).not.toHaveBeenCalled();
  });

  it('repeats a failed reaction after 5, 10, 20 … seconds, at most an hour, and gives up after about a week', async () => {
    const failed = jest.spyOn(logger, 'error');
    const react = jest.fn().mockRejectedValue(new Error('mail server is down'));
    database.bus.durable('ticket.rated', 'mail', react);
    await raise();
    await outbox.drain();
    const delays = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, ...Array<number>(169).fill(3600)];
    for (const [at, delay] of delays.entries()) {
      expect(react).toHaveBeenCalledTimes(at + 1);
      pass(delay - 0.001);
      await outbox.sweep();
      expect(react).toHaveBeenCalledTimes(at + 1);
      expect(failed).not.toHaveBeenCalled();
      pass(0.001);
      await outbox.sweep();
    }
    expect(react).toHaveBeenCalledTimes(180);
    expect(failed).toHaveBeenCalledTimes(1);
    pass(100 * 365 * 86_400);
    await outbox.sweep();
    expect(react).toHaveBeenCalledTimes(180);
    expect(await entries()).toMatchObject([{ attempts: 180, reaction: 'mail' }]);
  });

  it('repeats only the reaction that failed', async () => {
    const good = jest.fn().mockResolvedValue(undefined);
    const bad = jest.fn().mockRejectedValueOnce(new Error('once')).mockResolvedValue(undefined);
    database.bus.durable('ticket.rated', 'good', good);
    database.bus.durable('ticket.rated', 'bad', bad);
    await raise();
    await outbox.drain();
    expect(await entries()).toMatchObject([{ reaction: 'bad', attempts: 1 }]);
    pass(5);
    await outbox.sweep();
    expect([good.mock.calls.length, bad.mock.calls.length]).toEqual([1, 2]);
    expect(await entries()).toEqual([]);
  });

  it('finds again what a crash left between claim and deletion, once the lease is over', async () => {
    const react = jest.fn().mockResolvedValue(undefined);
    database.bus.durable('ticket.rated', 'mail', react);
    await raise();
    // The node dies after the reaction: the row can not be deleted any more.
    const remove = jest.spyOn(database.uow, 'run').mockImplementation(async (work) => {
      if (react.mock.calls.length) throw new Error('the node is gone');
      remove.mockRestore();
      return database.uow.run(work).finally(() => {
        jest.spyOn(database.uow, 'run').mockRejectedValue(new Error('the node is gone'));
      });
    });
    await outbox.drain();
    jest.restoreAllMocks();
    expect(react).toHaveBeenCalledTimes(1);
    expect(await entries()).toMatchObject([{ attempts: 1, nextAttemptAt: new Date(start + 60_000) }]);
    const next = open();
    pass(59.999);
    await next.sweep();
    expect(react).toHaveBeenCalledTimes(1);
    pass(0.001);
    await next.sweep();
    expect(react).toHaveBeenCalledTimes(2);
    expect(await entries()).toEqual([]);
  });

  it('gives up a row whose every attempt killed its node', async () => {
    const react = jest.fn();
    database.bus.durable('ticket.rated', 'mail', react);
    const values = { event: 'ticket.rated', reaction: 'mail', payload: fact, createdAt: clock.now() };
    await database.uow.run((tx) =>
      tx.insert(OutboxEntry, { ...values, attempts: 180, nextAttemptAt: clock.now() }),
    );
    await outbox.sweep();
    expect(react).not.toHaveBeenCalled();
    pass(86_400);
    expect((await entries())[0]!.nextAttemptAt.getTime()).toBeGreaterThan(time);
  });

  it('keeps a row whose reaction this node does not know', async () => {
    database.bus.durable('ticket.rated', 'mail', async () => undefined);
    const values = {
      event: 'ticket.rated',
      reaction: 'of a newer release',
      payload: fact,
      createdAt: clock.now(),
    };
    await database.uow.run((tx) =>
      tx.insert(OutboxEntry, { ...values, attempts: 0, nextAttemptAt: clock.now() }),
    );
    await outbox.sweep();
    expect(await entries()).toMatchObject([{ attempts: 1, reaction: 'of a newer release' }]);
  });

  it('never does one row at two workers at a time', async () => {
    const running = new Set<number>();
    const done: number[] = [];
    database.bus.durable('ticket.rated', 'mail', async ({ score }) => {
      if (running.has(score)) throw new Error('twice at a time');
      running.add(score);
      await new Promise(setImmediate);
      running.delete(score);
      done.push(score);
    });
    const scores = Array.from({ length: 120 }, (_, at) => at);
    // Written without a nudge, so that all workers begin together.
    await database.uow.run(async (tx) => {
      for (const score of scores) {
        await outbox.write(tx, { name: 'ticket.rated', payload: { ...fact, score } }, ['mail']);
      }
    });
    const workers = [outbox, open(), open()];
    await Promise.all(workers.map((worker) => worker.sweep()));
    expect(done.sort((a, b) => a - b)).toEqual(scores);
    expect(await entries()).toEqual([]);
  });

  it('does events of a reaction in the same sweep', async () => {
    const seen: string[] = [];
    database.bus.durable('ticket.rated', 'first', async () => {
      seen.push('rated');
      await database.uow.run(async (tx) => tx.raise('user.changed', { userId: 1 }));
    });
    database.bus.durable('user.changed', 'second', async () => void seen.push('changed'));
    await raise();
    await outbox.drain();
    expect(seen).toEqual(['rated', 'changed']);
  });

  it('stop() finishes what runs and begins nothing more', async () => {
    let finish = () => {};
    const begun = new Promise<void>((begin) => {
      database.bus.durable('ticket.rated', 'mail', () => {
        begin();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    await raise();
    await begun;
    const stopped = outbox.stop();
    await raise();
    finish();
    await stopped;
    expect(await entries()).toMatchObject([{ attempts: 0 }]);
  });
});
