import { setTimeout as sleep } from 'node:timers/promises';
import { message, type Locale } from '@supportal/domain';
import type { App } from '../../app';
import { Ticket } from '../../features/tickets/ticket.entity';
import { TicketTimer } from '../../features/timers/ticket-timer.entity';
import { ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { hasMariaDb, OwnMariaDb } from '../harness/own-mariadb';
import { mysqlProofPlace, type ProofPlace } from '../harness/places';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { openInProcess, seedWorld, type SeededWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { Journal } from './journal';
import { Load } from './load';
import { problems } from './problems';

const kills = scaled(2, 50);
const query = '{ ticketCounters { mine } }';
/** A database that hangs is given up after ten seconds of silence, then three for a greeting. */
const longest = 13_500;
const forEver = 30_000;

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string | undefined;
  readonly took: number;
}

/** One request, and how long its answer took. */
async function ask(address: string, token: string, locale: Locale = 'ru'): Promise<Answer> {
  const from = performance.now();
  const { errors, response } = await new ApiClient(address, token, locale).ask(query);
  const [error] = errors ?? [];
  const took = performance.now() - from;
  return { status: response.status, code: error?.extensions.code, text: error?.message, took };
}

/** How long the server takes to answer well, in milliseconds. */
async function untilWell(address: string, token: string): Promise<number> {
  const from = performance.now();
  const deadline = from + forEver;
  for (let answer = await ask(address, token); answer.code; answer = await ask(address, token)) {
    if (performance.now() > deadline) throw new Error(`still ${answer.code}: ${answer.text}`);
    await sleep(20);
  }
  return performance.now() - from;
}

const healthOf = async (address: string, path: string) =>
  (await fetch(`${address}${path}`, { signal: AbortSignal.timeout(5_000) })).status;

/** While the database is dead everybody learns so at once, in their language, and nothing else. */
async function expectCleanRefusals({ url }: ServerProcess, { authors }: SeededWorld): Promise<void> {
  // One whose session was read a moment ago, and one of whom nothing is known.
  for (const [token, locale] of [[authors[0]!, 'ru'] as const, ['stranger', 'en'] as const]) {
    const answer = await ask(url, token, locale);
    expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE', text: message(locale, 'unavailable') });
    expect(answer.took).toBeLessThan(2_000);
  }
  const upload = await new ApiClient(url, authors[0]!).uploadRaw('a.txt', 'text', 'text/plain');
  expect(upload.status).toBe(503);
  expect(await healthOf(url, '/readyz')).toBe(503);
  expect(await healthOf(url, '/healthz')).toBe(200);
  const late = new ApiClient(url, 'stranger');
  await late.subscribe('subscription { ticketCountersChanged { mine } }').ended;
  expect(await late.closeCode).toBe(1013);
  await late.close();
}

/** A ticket whose wait ends so many milliseconds from now. */
async function shortWait(
  app: App,
  journal: Journal,
  url: string,
  world: SeededWorld,
  wait: number,
): Promise<number> {
  const marker = `wait ${journal.acts.length}`;
  const { systemId, environmentId } = world;
  const words = {
    key: marker,
    subject: marker,
    body: 'b',
    type: 'DEFECT',
    priority: 'LOW',
    systemId,
    environmentId,
  };
  const id = (await journal.perform(url, 'create', world.authors[0]!, marker, words)).ticketId!;
  for (const [from, to] of [
    ['NEW', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'AWAITING_INFO'],
  ]) {
    const step = { id, from, to, comment: `${marker} ${to}`, key: `${marker} ${to}` };
    await journal.perform(url, 'move', world.specialists[0]!, step.comment, step);
  }
  const dueAt = new Date(Date.now() + wait);
  await app.platform.database.uow.run(async (tx) => {
    await tx.remove(TicketTimer, { ticketId: id, kind: 'REMINDER' });
    await tx.manager.update(TicketTimer, { ticketId: id }, { dueAt });
    await tx.update(Ticket, id, { deadlineAt: dueAt });
  });
  return id;
}

async function untilStatus(app: App, id: number, status: string): Promise<number> {
  const from = performance.now();
  const deadline = from + forEver;
  while ((await app.platform.database.read.find(Ticket, { id }))?.status !== status) {
    if (performance.now() > deadline) throw new Error(`ticket ${id} does not become ${status}`);
    await sleep(50);
  }
  return performance.now() - from;
}

(hasMariaDb ? describe : describe.skip)(`MariaDB under a server at work (seed ${proofSeed})`, () => {
  let mariadb: OwnMariaDb;
  let place: ProofPlace;
  let world: SeededWorld;
  let app: App;
  let server: ServerProcess;

  beforeAll(async () => {
    mariadb = await OwnMariaDb.start();
    place = await mysqlProofPlace(mariadb.url());
    world = await seedWorld(place.env, 6);
    app = await openInProcess(place.env);
    server = await ServerProcess.start(place.env);
  });
  afterAll(async () => {
    await server.end('SIGKILL');
    await app.close();
    await mariadb.remove();
  });

  it(`killed ${kills} times: clean refusals, nothing lost, well within two seconds of its return`, async () => {
    const random = proofRandom();
    const journal = new Journal();
    const load = new Load(world, journal, random);
    for (let kill = 1; kill <= kills; kill++) {
      const sentBefore = journal.uploads.length;
      const waiting = await shortWait(app, journal, server.url, world, 2_000);
      const feed = new ApiClient(server.url, world.specialists[0]!);
      const live = feed.subscribe<{ ticketCountersChanged: object }>(documents.ticketCountersChanged);
      await live.next();
      const working = load.run(server.url);
      await sleep(random.below(1_000));
      await mariadb.kill();
      load.stop();
      await working;
      await expectCleanRefusals(server, world);
      await mariadb.resume();
      expect(await untilWell(server.url, world.authors[0]!)).toBeLessThan(2_000);
      expect(await untilStatus(app, waiting, 'AWAITING_CLOSURE')).toBeLessThan(5_000);
      await journal.settle(server.url);
      expect(journal.count('unknown')).toBe(0);
      expect(await problems(app, journal, journal.uploads.slice(sentBefore))).toEqual([]);
      // The socket has outlived the database.
      await shortWait(app, journal, server.url, world, 60_000);
      await live.next();
      await feed.close();
    }
    expect(server.running).toBe(true);
    expect(server.output).not.toMatch(/unhandled|uncaught|request failed/i);
  });

  it('frozen: no request waits for ever, and all is well when it thaws', async () => {
    mariadb.freeze();
    const crowd = Array.from({ length: 60 }, () => ask(server.url, world.authors[0]!));
    expect(await healthOf(server.url, '/readyz')).toBe(503);
    expect(await healthOf(server.url, '/healthz')).toBe(200);
    for (const answer of await Promise.all(crowd)) {
      expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(answer.took).toBeLessThan(longest);
    }
    mariadb.thaw();
    expect(await untilWell(server.url, world.authors[0]!)).toBeLessThan(2_000);
    expect(server.output).not.toMatch(/unhandled|uncaught|request failed/i);
  });

  it('frozen or dead: a server still stops within five seconds when it is told to', async () => {
    mariadb.freeze();
    const asked = ask(server.url, world.authors[0]!).catch(() => null);
    // One that is cut off in the middle of something says so by its exit code.
    expect([0, 1]).toContain(await stopped(server));
    await asked;
    mariadb.thaw();
    const another = await ServerProcess.start(place.env);
    await mariadb.kill();
    expect(await stopped(another)).toBe(0);
  });

  /** The exit code of a server that is told to stop. */
  async function stopped(one: ServerProcess): Promise<number | NodeJS.Signals | null> {
    const from = performance.now();
    const code = await one.end('SIGTERM');
    expect(performance.now() - from).toBeLessThan(5_500);
    expect(one.output).not.toMatch(/unhandled|uncaught/i);
    return code;
  }
});
