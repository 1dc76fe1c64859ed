import type { User } from '../../features/accounts/user.entity';
import { Ticket } from '../../features/tickets/ticket.entity';
import { ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { TestApp } from '../../testing/test-app';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { until } from '../harness/until';
import { BusyDay, markOf, noteMark } from './busy-day';
import { busyWorld, type BusyWorld, type Company } from './busy-world';
import { CuttableProxy } from './cuttable-proxy';
import { Watcher } from './watcher';

const watchersWanted = scaled(30, 200);
const changesWanted = scaled(120, 1_000);
const engines = ['sqlite', ...(process.env['TEST_MYSQL_URL'] ? ['mysql'] : [])] as const;

/** Somebody who watches, and what no frame to them may have. */
interface Seat {
  readonly user: User;
  readonly company: Company | null;
  readonly watcher: Watcher;
}

describe.each(engines)(`live views on %s (seed ${proofSeed})`, (engine) => {
  const random = proofRandom();
  let nodes: TestApp[];
  let proxies: CuttableProxy[];
  let world: BusyWorld;
  let day: BusyDay;
  const tokens = new Map<number, string>();
  const seats: Seat[] = [];
  /** What each deputy had when their right was taken away: newer versions are not for them. */
  const lost = new Map<number, { ownId: number; versions: Map<number, number> }>();

  beforeAll(async () => {
    process.env['TEST_DATABASE'] = engine;
    // Two nodes need a database server and a Redis; without one there is a single node.
    const redis = engine === 'mysql' && process.env['TEST_REDIS_URL'];
    const first = await TestApp.open(redis ? { REDIS_URL: redis } : {});
    nodes = [first, ...(redis ? [await first.secondNode({ REDIS_URL: redis })] : [])];
    proxies = await Promise.all(nodes.map(({ address }) => CuttableProxy.open(address)));
    world = await busyWorld(first);
    const everybody = [world.senior, ...world.specialists, ...world.companies.flatMap(peopleOf)];
    for (const user of everybody) tokens.set(user.id, await first.make.session(user));
    day = new BusyDay(world, random, (id) => new ApiClient(random.one(nodes).address, tokens.get(id)!));
    for (const company of world.companies)
      for (const author of company.authors) for (let n = 0; n < 4; n++) await day.create(company, author.id);
    await seat(everybody);
  });
  afterAll(async () => {
    await Promise.all(seats.map(({ watcher }) => watcher.close()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
    for (const node of nodes.reverse()) await node.close();
  });

  async function seat(everybody: readonly User[]): Promise<void> {
    for (let n = 0; n < watchersWanted; n++) {
      const user = everybody[n % everybody.length]!;
      const company = world.companies.find((one) => peopleOf(one).includes(user)) ?? null;
      const node = n % nodes.length;
      const own = day.tickets.filter((ticket) => !company || ticket.company === company);
      const tab = company && user === company.leader ? 'GROUP' : random.one(['MINE', 'ALL']);
      const filter = random.one([
        null,
        { priorities: ['HIGH'] },
        { statuses: ['NEW', 'IN_PROGRESS'] },
        { text: 'тема' },
      ]);
      const sight = {
        tab: tab === 'ALL' && !seesAll(user) ? 'MINE' : tab,
        filter,
        cardId: random.one(own).id,
      };
      const token = tokens.get(user.id)!;
      const watcher = new Watcher(user.fullName, proxies[node]!.address, nodes[node]!.address, token, sight);
      seats.push({ user, company, watcher });
    }
  }
  const seesAll = (user: User) =>
    [world.senior, ...world.specialists, ...world.companies.map(({ deputy }) => deputy)].includes(user);

  async function takeRights({ deputy, organization }: Company): Promise<void> {
    await nodes[0]!.make.dropRoles(deputy);
    const rows = await nodes[0]!.app.platform.database.read.list(Ticket, { organizationId: organization.id });
    lost.set(deputy.id, { ownId: deputy.id, versions: new Map(rows.map((row) => [row.id, row.version])) });
  }

  it('equal fresh queries after connections were lost all the time', async () => {
    const cutting = setInterval(() => proxies.forEach((proxy) => proxy.cut(random, 0.08)), 60);
    const takeAt = [0.3, 0.6].map((share) => Math.round(share * changesWanted));
    let taken = 0;
    const worker = async () => {
      while (day.done < changesWanted) {
        if (taken < takeAt.length && day.done >= takeAt[taken]!) await takeRights(world.companies[taken++]!);
        await day.act();
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    clearInterval(cutting);
    let different: object[] = [];
    await until(async () => {
      const all = await Promise.all(seats.map(({ watcher }) => watcher.difference()));
      different = all.filter((one) => one !== null);
      return !different.length;
    }, 20_000).catch(() => undefined);
    expect(different).toEqual([]);
    expect(day.broken).toEqual([]);
    expect(proxies.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(watchersWanted);
  });

  it('were never told of another organization or of internal notes', async () => {
    // Whoever may see notes is told of one: that nobody else has any is worth something only then.
    const token = tokens.get(world.senior.id)!;
    const [company] = world.companies;
    const cardId = await day.create(company!, company!.authors[0]!.id);
    const sight = { tab: 'ALL', filter: null, cardId };
    const desk = new Watcher('пульт', proxies[0]!.address, nodes[0]!.address, token, sight);
    seats.push({ user: world.senior, company: null, watcher: desk });
    await until(() => desk.frames.some((frame) => frame.includes('ticketChanged')), 5_000);
    const input = { id: cardId, body: noteMark, internal: true };
    await new ApiClient(nodes[0]!.address, token).run(documents.comment, { input });
    await until(() => desk.frames.join().includes(noteMark), 5_000);
    let told = 0;
    for (const { company, watcher } of seats) {
      const text = watcher.frames.join('\n');
      told += watcher.frames.length;
      if (!company) continue;
      expect(text).not.toContain(noteMark);
      for (const other of world.companies) if (other !== company) expect(text).not.toContain(markOf(other));
    }
    expect(told).toBeGreaterThan(changesWanted);
  });

  it('were told nothing that was changed after the right was taken away', () => {
    expect(lost.size).toBe(2);
    for (const { user, watcher } of seats) {
      const then = lost.get(user.id);
      if (!then) continue;
      for (const frame of watcher.frames)
        for (const [, id, version] of frame.matchAll(/"id":(\d+),"version":(\d+)/g))
          expect({ id, version: Number(version) <= (then.versions.get(Number(id)) ?? 0) }).toEqual({
            id,
            version: true,
          });
    }
  });
});

const peopleOf = ({ authors, deputy, leader }: Company): User[] => [...authors, deputy, leader];
