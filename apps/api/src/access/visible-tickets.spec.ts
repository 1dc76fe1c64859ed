import { openStatuses, permissions, ticketStatuses, ticketTabs } from '@supportal/domain';
import { isIn, sql, type Sql } from '../platform/database/sql';
import { Random, seed } from '../testing/random';
import { randomWorld, type RandomWorld } from '../testing/random-world';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';
import { abilitiesOf, ticketPolicy, transitionsFor } from './ticket.policy';
import { isShown, ticketReasonsFor } from './ticket-reasons';
import type { Viewer } from './viewer';
import { ViewerSource } from './viewer-source';
import { belongsToTab, tabsOf, ticketsOfTab, visibleTickets } from './visible-tickets';

describe('the second and the third door', () => {
  let database: TestDatabase;
  let world: RandomWorld;
  let viewers: Viewer[];
  const seen = async (condition: Sql): Promise<number[]> => {
    const rows = await database.read.rows<{ id: number }>(
      sql`SELECT t.id FROM ticket t WHERE ${condition} ORDER BY t.id`,
    );
    return rows.map((row) => row.id);
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    world = await randomWorld(database, new Random(seed), { users: 220, tickets: 320 });
    const source = new ViewerSource(database.read);
    viewers = [];
    for (const { id } of world.users) viewers.push((await source.compute(id))!);
  });
  afterAll(() => database.close());

  it(`let the same tickets through, for 220 viewers and 320 tickets (TEST_SEED=${seed})`, async () => {
    let partly = 0;
    for (const viewer of viewers) {
      const allowed = world.tickets.filter((ticket) => ticketPolicy['ticket.read'](viewer, ticket));
      const ids = await seen(visibleTickets(viewer));
      const difference = { viewer: viewer.id, login: viewer.facts.login };
      expect({ ...difference, ids }).toEqual({ ...difference, ids: allowed.map((ticket) => ticket.id) });
      if (ids.length > 0 && ids.length < world.tickets.length) partly++;
    }
    // A world in which everybody sees all or nothing would prove nothing.
    expect(partly).toBeGreaterThan(100);
  });

  it(`are told reason by reason as they are (TEST_SEED=${seed})`, () => {
    for (const viewer of viewers)
      for (const ticket of world.tickets) {
        const reasons = ticketReasonsFor(viewer, ticket);
        const about = { viewer: viewer.id, ticket: ticket.id };
        expect({ ...about, sees: isShown(reasons) }).toEqual({
          ...about,
          sees: ticketPolicy['ticket.read'](viewer, ticket),
        });
      }
    expect(isShown(ticketReasonsFor(null, world.tickets[0]!))).toBe(false);
  });

  it(`keep every tab within what the viewer may see (TEST_SEED=${seed})`, async () => {
    const sizes = { MINE: 0, ALL: 0, GROUP: 0 };
    for (const viewer of viewers) {
      const visible = new Set(await seen(visibleTickets(viewer)));
      for (const tab of ticketTabs) {
        const ids = await seen(ticketsOfTab(viewer, tab));
        expect(ids.filter((id) => !visible.has(id))).toEqual([]);
        if (tabsOf(viewer).includes(tab)) sizes[tab] += ids.length;
        else if (tab === 'GROUP') expect(ids).toEqual([]);
      }
      expect(await seen(ticketsOfTab(viewer, 'ALL'))).toEqual([...visible]);
    }
    for (const tab of ticketTabs) expect(sizes[tab]).toBeGreaterThan(0);
  });

  it(`show in the tab of the group the open tickets of the people led, each once (TEST_SEED=${seed})`, async () => {
    for (const viewer of viewers.filter((one) => one.ledGroupIds.length)) {
      const expected = world.tickets
        .filter((ticket) => openStatuses.includes(ticket.status))
        .filter((ticket) => ticket.authorGroupIds.some((id) => viewer.ledGroupIds.includes(id)))
        .filter((ticket) => viewer.isProvider || ticket.organizationId === viewer.organizationId)
        .map((ticket) => ticket.id);
      expect(await seen(ticketsOfTab(viewer, 'GROUP'))).toEqual(expected);
    }
  });

  it(`put the same tickets into every tab, one by one and as a list (TEST_SEED=${seed})`, async () => {
    for (const viewer of viewers) {
      for (const tab of ticketTabs) {
        const belonging = world.tickets.filter((ticket) => belongsToTab(viewer, tab, ticket));
        const place = { viewer: viewer.id, tab };
        const ids = await seen(ticketsOfTab(viewer, tab));
        expect({ ...place, ids }).toEqual({ ...place, ids: belonging.map((ticket) => ticket.id) });
      }
    }
  });

  it(`show the same of a ticket to everybody of an audience who is neither author nor assignee (TEST_SEED=${seed})`, () => {
    const shared = new Map<string, unknown>();
    let together = 0;
    for (const viewer of viewers) {
      for (const ticket of world.tickets) {
        const relation = [ticket.authorId === viewer.id, ticket.assigneeId === viewer.id];
        const key = JSON.stringify([viewer.audience, ticket.id, relation]);
        const shown = [
          ticketPolicy['ticket.read'](viewer, ticket),
          abilitiesOf(viewer, ticket),
          transitionsFor(viewer, ticket),
          ticketTabs.map((tab) => belongsToTab(viewer, tab, ticket)),
        ];
        if (shared.has(key)) together++;
        expect(shared.get(key) ?? shown).toEqual(shown);
        shared.set(key, shown);
      }
    }
    expect(together).toBeGreaterThan(1_000);
  });

  it('show a customer nothing of another organization, whatever the rows of rights say', async () => {
    const customers = viewers.filter((viewer) => !viewer.isProvider);
    for (const viewer of customers) {
      const ids = await seen(visibleTickets(viewer));
      const foreign = world.tickets.filter((ticket) => ticket.organizationId !== viewer.organizationId);
      expect(foreign.filter((ticket) => ids.includes(ticket.id))).toEqual([]);
    }
    expect(customers.length).toBeGreaterThan(100);
  });

  it('were tried on every right, status and kind of leading', async () => {
    const held = new Set(viewers.flatMap((viewer) => viewer.allRights()));
    expect([...held].sort()).toEqual([...permissions].sort());
    expect(new Set(world.tickets.map((ticket) => ticket.status)).size).toBe(ticketStatuses.length);
    const leaders = viewers.filter((viewer) => viewer.ledGroupIds.length);
    const partial = leaders.filter((viewer) => viewer.ledGroupIds.length < viewer.facts.groups.length);
    expect([leaders.length > 20, partial.length > 5]).toEqual([true, true]);
    const [{ n }] = (await database.read.rows<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM ticket t WHERE ${isIn(
        't.id',
        world.tickets.map((one) => one.id),
      )}`,
    )) as [{ n: number }];
    expect(Number(n)).toBe(world.tickets.length);
  });
});
