import { documents, type ShownTicket } from '../../testing/documents';
import { LiveListeners } from '../../testing/live-listeners';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, move } from '../../testing/tickets';
import { Ticket } from './ticket.entity';

interface CardChange {
  ticketChanged: { ticket: ShownTicket | null; entries: { id: number; kind: string }[] };
}
interface ListChange {
  ticketListChanged: { ticketId: number; matches: boolean; ticket: { status: string } | null };
}

describe('live tickets', () => {
  const listeners = new LiveListeners();
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(async () => {
    await app.close();
    listeners.restore();
  });
  const listFeed = (api: SupportWorld['author']['api'], variables: object) =>
    api.follow<ListChange>(documents.ticketListChanged, variables);

  it('tell every kind of change once, with the entry that history then shows', async () => {
    const { author, specialist, senior } = world;
    const ticket = await createTicket(world);
    const { id } = ticket;
    const card = senior.api.subscribe<CardChange>(documents.ticketChanged, { id });
    await expect(card.next()).resolves.toMatchObject({
      ticketChanged: { refresh: true, ticket: { id }, entries: [{ kind: 'CREATED' }] },
    });
    const rows = await listFeed(senior.api, { tab: 'ALL' });
    const version = async () => (await look(specialist.api, id)).version;
    const now = (status: string) => ({ id, status });
    const steps: [kind: string, act: () => Promise<unknown>][] = [
      ['STATUS_CHANGED', () => specialist.api.run(documents.take, { input: { id, from: 'NEW' } })],
      ['COMMENTED', () => author.api.run(documents.comment, { input: { id, body: 'Срочно' } })],
      [
        'NOTE_ADDED',
        () => specialist.api.run(documents.comment, { input: { id, body: 'x', internal: true } }),
      ],
      [
        'PRIORITY_CHANGED',
        async () =>
          specialist.api.run(documents.correct, { input: { id, version: await version(), priority: 'LOW' } }),
      ],
      [
        'TYPE_CHANGED',
        async () =>
          specialist.api.run(documents.correct, { input: { id, version: await version(), type: 'OUTAGE' } }),
      ],
      [
        'ASSIGNED',
        async () =>
          senior.api.run(documents.assign, {
            input: { id, version: await version(), assigneeId: senior.user.id },
          }),
      ],
      ['STATUS_CHANGED', () => move(specialist.api, now('IN_PROGRESS'), 'AWAITING_INFO')],
      [
        'WAIT_EXTENDED',
        () => specialist.api.run(documents.extend, { input: { id, hours: 2, comment: 'Ждём' } }),
      ],
      ['STATUS_CHANGED', () => move(specialist.api, now('AWAITING_INFO'), 'AWAITING_CLOSURE')],
      ['STATUS_CHANGED', () => move(author.api, now('AWAITING_CLOSURE'), 'CLOSED', null)],
      ['RATED', () => author.api.run(documents.rate, { input: { id, score: 5 } })],
      ['STATUS_CHANGED', () => move(author.api, now('CLOSED'), 'REOPENED')],
    ];
    const told: number[] = [];
    for (const [kind, act] of steps) {
      await act();
      const { ticketChanged } = await card.next();
      expect(ticketChanged.entries.map((entry) => entry.kind)).toEqual([kind]);
      told.push(ticketChanged.entries[0]!.id);
      await expect(rows.next()).resolves.toMatchObject({
        ticketListChanged: { ticketId: id, matches: true },
      });
    }
    const { timeline, version: last } = await look(senior.api, id);
    expect(told).toEqual(timeline.entries.slice(1).map((entry) => entry.id));
    expect([card.waiting, rows.waiting]).toEqual([0, 0]);
    expect(last).toBe(steps.length);
    card.stop();
    rows.stop();
  });

  it('show each subscriber the ticket as they may see it', async () => {
    const { author, specialist } = world;
    const { id } = await createTicket(world);
    const mine = author.api.subscribe<CardChange>(documents.ticketChanged, { id });
    const theirs = specialist.api.subscribe<CardChange>(documents.ticketChanged, { id });
    expect((await mine.next()).ticketChanged.ticket!.abilities).toEqual(['COMMENT']);
    expect((await theirs.next()).ticketChanged.ticket!.abilities).toContain('TAKE');
    await specialist.api.run(documents.take, { input: { id, from: 'NEW' } });
    for (const feed of [mine, theirs]) {
      const { ticket } = (await feed.next()).ticketChanged;
      expect(ticket).toMatchObject({ status: 'IN_PROGRESS', assignee: { id: specialist.user.id } });
      feed.stop();
    }
  });

  it('say whether a row belongs to the tab and the filter', async () => {
    const { specialist, leader, author } = world;
    const fresh = await listFeed(specialist.api, { tab: 'ALL', filter: { statuses: ['NEW'] } });
    const high = await listFeed(specialist.api, {
      tab: 'ALL',
      filter: { priorities: ['HIGH'], text: 'касса' },
    });
    const mine = await listFeed(specialist.api, { tab: 'MINE' });
    const led = await listFeed(leader.api, { tab: 'GROUP' });
    const matches = async () => {
      const changes = [];
      for (const feed of [fresh, high, mine, led])
        changes.push((await feed.next()).ticketListChanged.matches);
      return changes;
    };
    const ticket = await createTicket(world, { subject: 'КАССА молчит' });
    expect(await matches()).toEqual([true, true, false, true]);
    const taken = await specialist.api.run<{ takeTicket: ShownTicket }>(documents.take, {
      input: { id: ticket.id, from: 'NEW' },
    });
    expect(await matches()).toEqual([false, true, true, true]);
    const { id, version } = taken.takeTicket;
    await specialist.api.run(documents.correct, { input: { id, version, priority: 'LOW' } });
    expect(await matches()).toEqual([false, false, true, true]);
    await move(author.api, { id, status: 'IN_PROGRESS' }, 'CLOSED');
    expect(await matches()).toEqual([false, false, true, false]);
    for (const feed of [fresh, high, mine, led]) feed.stop();
  });

  it('count anew when a count changes, and only then', async () => {
    const { author, specialist } = world;
    const feed = author.api.subscribe<{ ticketCountersChanged: { mine: number } }>(
      documents.ticketCountersChanged,
    );
    const { mine } = (await feed.next()).ticketCountersChanged;
    const { id } = await createTicket(world);
    expect((await feed.next()).ticketCountersChanged.mine).toBe(mine + 1);
    await author.api.run(documents.comment, { input: { id, body: 'Дополнение' } });
    await author.api.run(documents.comment, { input: { id, body: 'Ещё дополнение' } });
    await move(author.api, { id, status: 'NEW' }, 'CLOSED');
    expect((await feed.next()).ticketCountersChanged.mine).toBe(mine);
    expect(feed.waiting).toBe(0);
    feed.stop();
    expect(await specialist.api.codeOf(documents.counters)).toBeNull();
  });

  it('refuse a tab the viewer does not have', async () => {
    const feed = world.colleague.api.subscribe(documents.ticketListChanged, { tab: 'GROUP' });
    await expect(feed.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are left at once by whoever stops reading, and by all when a socket breaks', async () => {
    const { id } = await createTicket(world);
    const { api } = world.deputy;
    const card = await listeners.begun(`ticket:${id}`, () => api.subscribe(documents.ticketChanged, { id }));
    card.stop();
    await listeners.until(`ticket:${id}`, 0);
    const again = await listeners.begun(`ticket:${id}`, () => api.subscribe(documents.ticketChanged, { id }));
    await again.next();
    await api.close();
    await listeners.until(`ticket:${id}`, 0);
    await listeners.until(`user:${world.deputy.user.id}`, 0);
  });

  it('take a ticket out of the list of somebody who saw it only because they had it', async () => {
    const { senior, outsider } = world;
    const { id } = await createTicket(world);
    await app.app.platform.database.uow.run((tx) => tx.update(Ticket, id, { assigneeId: outsider.user.id }));
    const { version } = await look(outsider.api, id);
    const rows = await listFeed(outsider.api, { tab: 'MINE' });
    await senior.api.run(documents.assign, { input: { id, version, assigneeId: senior.user.id } });
    await expect(rows.next()).resolves.toEqual({
      ticketListChanged: { refresh: false, ticketId: id, ticket: null, matches: false },
    });
    rows.stop();
  });
});
