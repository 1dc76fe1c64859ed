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
/** So many changes are acknowledged in each life of the server. */
const leastDone = 10;
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
  // However slow the machine is, there is work that can be lost, and more of it is under way.
  await journal.answers('acknowledged', leastDone);
  if (way === 'answer') await journal.answers('any', random.below(60) + 1);
  else await new Promise((done) => setTimeout(done, random.below(1_000)));
  if (way === 'upload') await halfAnUpload(process.url, world.authors[0]!);
  await process.end('SIGKILL');
  load.stop();
  await working;
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
  expect(repeated).toBeGreaterThanOrEqual(scaled(1, kills));
  expect(journal.count('acknowledged')).toBeGreaterThanOrEqual(leastDone * kills);
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

/** Killed or told to stop: a start that is broken off leaves nothing that the next one stumbles over. */
async function breakOff(process: ServerProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  // A signal that comes before the first line of the program ends it by itself.
  expect([signal, 0]).toContain(await process.end(signal));
}

describe(`a server ended while it makes its schema (seed ${proofSeed})`, () => {
  const attempts = scaled(2, 12);

  (server ? it : it.skip)('goes on where it was, on MariaDB', async () => {
    const random = proofRandom();
    for (let at = 0; at < attempts; at++) {
      const place = await mysqlProofPlace(server!);
      const name = new URL(place.env['DATABASE_URL']!).pathname.slice(1);
      const tables = `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '${name}'`;
      const enough = 1 + random.below(20);
      const cut = await ServerProcess.launch(place.env);
      while (cut.running && Number(await command(server!, tables)) < enough);
      await breakOff(cut, at % 2 ? 'SIGTERM' : 'SIGKILL');
      const whole = await ServerProcess.start(place.env);
      expect(await whole.end('SIGTERM')).toBe(0);
      await place.remove();
    }
  });

  it('goes on where it was, on SQLite', async () => {
    const random = proofRandom();
    for (let at = 0; at < attempts; at++) {
      const place = await sqliteProofPlace();
      const cut = await ServerProcess.launch(place.env);
      await new Promise((done) => setTimeout(done, 300 + random.below(700)));
      await breakOff(cut, at % 2 ? 'SIGTERM' : 'SIGKILL');
      const whole = await ServerProcess.start(place.env);
      expect(await whole.end('SIGTERM')).toBe(0);
      await place.remove();
    }
  });
});
