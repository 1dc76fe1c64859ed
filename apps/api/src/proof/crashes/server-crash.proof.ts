import type { Random } from '../../testing/random';
import { command, mysqlProofPlace, sqliteProofPlace, type ProofPlace } from '../harness/places';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { openInProcess, seedWorld, type SeededWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { Journal } from './journal';
import { halfAnUpload, Load } from './load';
import { problems } from './problems';

const server = process.env['TEST_MYSQL_URL'];
const kills = scaled(3, 50);
const ways = ['delay', 'answer', 'upload'] as const;

/** One life and death of the server under load. */
async function untilKilled(
  process: ServerProcess,
  load: Load,
  journal: Journal,
  world: SeededWorld,
  random: Random,
) {
  const way = random.one(ways);
  const working = load.run(process.url);
  let answers = random.below(100) + 1;
  const reached = new Promise<void>((enough) => (journal.onAnswer = () => void (--answers || enough())));
  // On a slow machine so many answers take long; to die a little earlier is as good.
  const pause = new Promise((done) => setTimeout(done, way === 'answer' ? 2_000 : random.below(1_000)));
  await (way === 'answer' ? Promise.race([reached, pause]) : pause);
  if (way === 'upload') await halfAnUpload(process.url, world.authors[0]!);
  await process.end('SIGKILL');
  load.stop();
  await working;
  journal.onAnswer = () => undefined;
}

/** Kills the server again and again on one database; after each death everything is as the clients were told. */
async function survives({ env }: ProofPlace): Promise<void> {
  const random = proofRandom();
  const journal = new Journal();
  const world = await seedWorld(env, 6);
  const load = new Load(world, journal, random);
  const app = await openInProcess(env);
  let repeated = 0;
  let running = await ServerProcess.start(env);
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const sentBefore = journal.uploads.length;
      await untilKilled(running, load, journal, world, random);
      running = await ServerProcess.start(env);
      repeated += await journal.settle(running.url);
      expect(journal.count('unknown')).toBe(0);
      expect(await problems(app, journal, journal.uploads.slice(sentBefore))).toEqual([]);
    }
    expect(await running.end('SIGTERM')).toBe(0);
    expect(running.output).not.toMatch(/unhandled|uncaught/i);
  } finally {
    await running.end('SIGKILL');
    await app.close();
  }
  // The deaths came in the middle of requests, and the work went on between them.
  expect(repeated).toBeGreaterThanOrEqual(kills);
  expect(journal.count('acknowledged')).toBeGreaterThan(10 * kills);
}

describe(`a server killed ${kills} times at work (seed ${proofSeed})`, () => {
  it('loses, halves and doubles nothing on SQLite', async () => {
    const place = await sqliteProofPlace();
    await survives(place).finally(() => place.remove());
  });

  (server ? it : it.skip)('loses, halves and doubles nothing on MariaDB', async () => {
    const place = await mysqlProofPlace(server!);
    await survives(place).finally(() => place.remove());
  });
});

describe(`a server killed while it makes its schema (seed ${proofSeed})`, () => {
  const attempts = scaled(1, 12);

  (server ? it : it.skip)('goes on where it was, on MariaDB', async () => {
    const random = proofRandom();
    for (let attempt = 0; attempt < attempts; attempt++) {
      const place = await mysqlProofPlace(server!);
      const name = new URL(place.env['DATABASE_URL']!).pathname.slice(1);
      const tables = `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '${name}'`;
      const enough = 1 + random.below(20);
      const cut = await ServerProcess.launch(place.env);
      while (cut.running && Number(await command(server!, tables)) < enough);
      await cut.end('SIGKILL');
      const whole = await ServerProcess.start(place.env);
      expect(await whole.end('SIGTERM')).toBe(0);
      await place.remove();
    }
  });

  it('goes on where it was, on SQLite', async () => {
    const random = proofRandom();
    for (let attempt = 0; attempt < attempts; attempt++) {
      const place = await sqliteProofPlace();
      const cut = await ServerProcess.launch(place.env);
      await new Promise((done) => setTimeout(done, 300 + random.below(700)));
      await cut.end('SIGKILL');
      const whole = await ServerProcess.start(place.env);
      expect(await whole.end('SIGTERM')).toBe(0);
      await place.remove();
    }
  });
});
