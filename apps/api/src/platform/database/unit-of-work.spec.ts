import { GraphQLError } from 'graphql';
import { SupportedSystem } from '../../features/directories/system.entity';
import { User } from '../../features/accounts/user.entity';
import { seedUser } from '../../testing/seed';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database';
import { wireError } from '../graphql/wire-errors';
import { createLogger } from '../logger';
import { isDuplicate } from './database-errors';
import { sql } from './sql';
import type { Tx } from './tx';

const onMariaDb = process.env['TEST_DATABASE'] === 'mysql' ? it : it.skip;
const logger = createLogger('silent');

/** A promise and the way to fulfil it. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

describe('the unit of work', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const add = (tx: Tx, name: string) => tx.insert(SupportedSystem, { name, active: true });
  const names = async () => (await database.read.list(SupportedSystem)).map((system) => system.name);
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('keeps what runs at once apart: each commits or rolls back as a whole', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, at) =>
        database.uow.run(async (tx) => {
          await add(tx, `${at} first`);
          await turn();
          if (at % 3 === 0) throw new Error(`${at} fails`);
          await add(tx, `${at} second`);
          return at;
        }),
      ),
    );
    const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(done).toHaveLength(20);
    expect(failed.sort()).toEqual([...Array(10).keys()].map((at) => `Error: ${at * 3} fails`).sort());
    expect((await names()).sort()).toEqual(done.flatMap((at) => [`${at} first`, `${at} second`]).sort());
  });

  onMariaDb('reads what is committed and waits five seconds for a row, on every connection', async () => {
    // MySQL calls it by the first name, MariaDB by both or the second.
    const names = ['transaction_isolation', 'tx_isolation', 'innodb_lock_wait_timeout'];
    const asked = await Promise.all(
      Array.from({ length: 20 }, () =>
        database.uow.run((tx) =>
          tx.rows<{ Variable_name: string; Value: string }>(
            sql`SHOW SESSION VARIABLES WHERE Variable_name IN (${names})`,
          ),
        ),
      ),
    );
    for (const variables of asked)
      expect(new Set(variables.map(({ Value }) => Value))).toEqual(new Set(['5', 'READ-COMMITTED']));
  });

  it('goes on after a failure', async () => {
    await expect(database.uow.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(
      database.uow.run(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    await database.uow.run((tx) => add(tx, 'after'));
    expect(await names()).toEqual(['after']);
  });

  it('shows readers nothing before the commit', async () => {
    const [written, looked] = [signal(), signal()];
    const writing = database.uow.run(async (tx) => {
      await add(tx, 'new');
      written.give();
      await looked.given;
      expect(await tx.list(SupportedSystem, {})).toHaveLength(1);
    });
    await written.given;
    expect(await names()).toEqual([]);
    looked.give();
    await writing;
    expect(await names()).toEqual(['new']);
  });

  it('tells live reactions after the commit, and nothing of what was rolled back', async () => {
    const seen: number[] = [];
    const told = signal();
    database.bus.live('user.changed', async ({ userId }) => {
      seen.push(userId, (await names()).length);
      told.give();
    });
    const raising = (userId: number, fails: boolean) =>
      database.uow.run(async (tx) => {
        tx.raise('user.changed', { userId });
        await add(tx, 'row');
        if (fails) throw new Error('no');
      });
    await expect(raising(1, true)).rejects.toThrow('no');
    await raising(2, false);
    await told.given;
    expect(seen).toEqual([2, 1]);
  });

  it('rolls everything back when a reaction within the transaction fails', async () => {
    const live = jest.fn();
    database.bus.live('user.changed', live);
    database.bus.within('user.changed', async (_, tx) => {
      await add(tx, 'by the reaction');
      throw new Error('not like this');
    });
    const run = database.uow.run(async (tx) => {
      await add(tx, 'by the work');
      tx.raise('user.changed', { userId: 1 });
    });
    await expect(run).rejects.toThrow('not like this');
    await turn();
    expect(await names()).toEqual([]);
    expect(live).not.toHaveBeenCalled();
  });

  it('lets one of two equal rows in; the other is a conflict to its caller', async () => {
    const values = { login: 'anna', loginKey: 'anna' };
    const outcomes = await Promise.allSettled([seedUser(database, values), seedUser(database, values)]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(refused).toHaveLength(1);
    expect(isDuplicate(refused[0])).toBe(true);
    const error = new GraphQLError('x', { originalError: refused[0]! });
    expect(wireError(error, 'ru', logger)).toEqual({
      message: 'Такое значение уже есть.',
      extensions: { code: 'CONFLICT', key: 'duplicate' },
    });
    expect(await database.read.list(User)).toHaveLength(1);
  });

  it('does not take other refusals of the database for a conflict', async () => {
    const orphan = database.uow.run((tx) =>
      tx.manager.query("INSERT INTO user_role (userId, roleId) VALUES ('999', '999')"),
    );
    const error = await orphan.catch((reason: unknown) => reason as Error);
    expect(error).toBeInstanceOf(Error);
    expect(isDuplicate(error)).toBe(false);
    const wire = wireError(new GraphQLError('x', { originalError: error as Error }), 'ru', logger);
    expect(wire.extensions!['code']).toBe('INTERNAL');
    expect(JSON.stringify(wire)).not.toMatch(/user_role|FOREIGN/i);
  });

  // SQLite has one writer: there is nobody to lock crosswise with.
  onMariaDb('repeats the loser of a deadlock, and its events once', async () => {
    const [a, b] = await database.uow.run(async (tx) => [await add(tx, 'a'), await add(tx, 'b')]);
    const holding = [signal(), signal()];
    const live = jest.fn();
    database.bus.live('user.changed', live);
    let attempts = 0;
    const crossing = (own: number, first: number, second: number) =>
      database.uow.run(async (tx) => {
        attempts++;
        tx.raise('user.changed', { userId: own });
        await tx.lock(SupportedSystem, { id: first });
        holding[own]!.give();
        await holding[1 - own]!.given;
        const row = (await tx.lock(SupportedSystem, { id: second }))!;
        await tx.update(SupportedSystem, second, { name: `${row.name}${own}` });
      });
    await Promise.all([crossing(0, a!.id, b!.id), crossing(1, b!.id, a!.id)]);
    await turn();
    expect(attempts).toBeGreaterThan(2);
    expect(await names()).toEqual(['a1', 'b0']);
    expect(live).toHaveBeenCalledTimes(2);
  });

  onMariaDb('gives up on what never succeeds', async () => {
    let attempts = 0;
    const deadlock = Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' });
    const run = database.uow.run(() => {
      attempts++;
      return Promise.reject(deadlock);
    });
    await expect(run).rejects.toBe(deadlock);
    expect(attempts).toBe(6);
  });
});
