import { MongoClient, type Collection } from 'mongodb';
import { ImitatedMongo } from '../../proof/scheduler/imitated-mongo';
import { forgiveClocks } from './forgive-clocks';

const second = 1_000;
const hour = 3_600 * second;

describe('forgiveClocks', () => {
  let mongo: ImitatedMongo;
  let client: MongoClient;
  let jobs: Collection;
  beforeAll(async () => {
    mongo = await ImitatedMongo.place();
    await mongo.start();
    client = new MongoClient(mongo.url);
    jobs = client.db().collection('agendaJobs');
  });
  afterAll(async () => {
    await client.close();
    await mongo.die();
  });

  const plan = (name: string, values: object) =>
    jobs.findOneAndUpdate({ name }, { $set: values }, { upsert: true, returnDocument: 'after' });
  /** How far ahead it is planned and locked now. */
  const ahead = async (name: string) => {
    const job = await plan(name, { seen: true });
    const until = (time: unknown) => (time instanceof Date ? time.getTime() - Date.now() : null);
    return { turn: until(job?.['nextRunAt'])!, lock: until(job?.['lockedAt']) };
  };

  it('makes due what a clock of the future planned or locked, and leaves the rest', async () => {
    const inTwoHours = new Date(Date.now() + 2 * hour);
    await plan('ticks', { nextRunAt: inTwoHours, lockedAt: null });
    await plan('hourly', { nextRunAt: new Date(Date.now() + hour / 2), lockedAt: new Date() });
    await plan('locked', { nextRunAt: new Date(), lockedAt: inTwoHours });
    await forgiveClocks(
      jobs,
      [
        ['ticks', second],
        ['hourly', hour],
        ['locked', hour],
      ],
      10 * second,
    );
    expect((await ahead('ticks')).turn).toBeLessThanOrEqual(0);
    expect((await ahead('hourly')).turn).toBeGreaterThan(hour / 3);
    expect((await ahead('hourly')).lock).not.toBeNull();
    expect((await ahead('locked')).lock).toBeNull();
  });
});
