import { ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { until } from '../harness/until';
import { BusyDay } from './busy-day';
import { busyWorld, type BusyWorld } from './busy-world';
import { CardReader } from './card-reader';
import { OwnRedis } from './own-redis';
import { Watcher } from './watcher';

const onMariaDb = process.env['TEST_MYSQL_URL'] ? describe : describe.skip;
const changes = scaled(20, 200);
const outages = scaled(1, 5);

onMariaDb(`news that were lost between nodes (seed ${proofSeed})`, () => {
  const engine = process.env['TEST_DATABASE'];
  let redis: OwnRedis;
  let nodes: [TestApp, TestApp];
  beforeAll(async () => {
    process.env['TEST_DATABASE'] = 'mysql';
    redis = await OwnRedis.start();
    const first = await TestApp.open({ REDIS_URL: redis.url });
    nodes = [first, await first.secondNode({ REDIS_URL: redis.url })];
  });
  afterAll(async () => {
    await nodes[1].close();
    await nodes[0].close();
    await redis.stop();
    if (engine === undefined) delete process.env['TEST_DATABASE'];
    else process.env['TEST_DATABASE'] = engine;
  });

  describe('of one card', () => {
    let world: SupportWorld;
    beforeAll(async () => (world = await supportWorld(nodes[0])));

    it('are told when Redis is back, even if later news of the same ticket did arrive', async () => {
      const ticket = await createTicket(world);
      const say = (node: number, body: string) =>
        new ApiClient(nodes[node]!.address, world.author.api.token).run(documents.comment, {
          input: { id: ticket.id, body },
        });
      const at = await Promise.all(nodes.map((node) => node.as(world.specialist.user)));
      const readers = await Promise.all(at.map((api) => CardReader.open(api, ticket.id)));
      await redis.stop();
      // Each reader hears its own node only: the first word of the one, the second of the other.
      await say(0, 'слово первого узла');
      await say(1, 'слово второго узла');
      for (const reader of readers) expect(await reader.take()).toBe(false);
      await redis.start();
      for (const reader of readers) {
        const { entries, version } = await reader.fresh();
        expect(entries).toHaveLength(3);
        while (reader.shown.entries.length < 3) await reader.take();
        expect(reader.shown).toEqual({ version, entries });
        reader.stop();
      }
    });
  });

  describe('of everything', () => {
    let world: BusyWorld;
    let watchers: Watcher[];
    afterAll(() => Promise.all(watchers.map((watcher) => watcher.close())));

    it(`leave every view of both nodes right after ${outages} outages among ${outages * changes} changes`, async () => {
      const random = proofRandom();
      world = await busyWorld(nodes[0]);
      const people = [
        world.senior,
        ...world.specialists,
        ...world.companies.flatMap(({ authors, deputy, leader }) => [...authors, deputy, leader]),
      ];
      const tokens = new Map<number, string>();
      for (const user of people) tokens.set(user.id, await nodes[0].make.session(user));
      const day = new BusyDay(
        world,
        random,
        (id) => new ApiClient(random.one(nodes).address, tokens.get(id)!),
      );
      for (const company of world.companies)
        for (const author of company.authors) await day.create(company, author.id);
      watchers = people.flatMap((user) =>
        nodes.map(({ address }) => {
          const sight = { tab: 'MINE', filter: null, cardId: random.one(day.tickets).id };
          return new Watcher(user.fullName, address, address, tokens.get(user.id)!, sight);
        }),
      );
      let different: object[] = [];
      const settled = () =>
        until(async () => {
          const all = await Promise.all(watchers.map((watcher) => watcher.difference()));
          different = all.filter((one) => one !== null);
          return !different.length;
        }, 20_000).catch(() => undefined);
      await settled();
      expect(different).toEqual([]);
      for (let outage = 0; outage < outages; outage++) {
        await redis.stop();
        const before = day.done;
        while (day.done < before + changes) await day.act();
        await settledOrNot(watchers);
        await redis.start();
        await settled();
        expect(different).toEqual([]);
      }
      expect(day.broken).toEqual([]);
    });
  });
});

/** While Redis is away somebody's view must be out of date: otherwise nothing was lost and nothing is shown. */
async function settledOrNot(watchers: readonly Watcher[]): Promise<void> {
  const all = await Promise.all(watchers.map((watcher) => watcher.difference()));
  expect(all.filter((one) => one !== null).length).toBeGreaterThan(0);
}
