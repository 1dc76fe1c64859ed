import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, ticketInput } from '../../testing/tickets';
import { ApiError } from '../../testing/api-client';

const missing = 2_000_000_000;

describe('a customer with every right a customer can have', () => {
  let app: TestApp;
  let world: SupportWorld;
  let ticket: { id: number; number: string };
  let file: number;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    file = await world.author.api.upload('договор.txt', 'Наш договор');
    ticket = await createTicket(world, { subject: 'Не открывается договор', attachmentIds: [file] });
  });
  afterAll(async () => {
    await app.close();
  });

  const attempts: [name: string, document: string, variables: (id: number) => object][] = [
    ['card', documents.ticket, (id) => ({ id })],
    ['message', documents.comment, (id) => ({ input: { id, body: 'x' } })],
    ['step', documents.move, (id) => ({ input: { id, from: 'NEW', to: 'CLOSED', comment: 'x' } })],
    ['stale step', documents.move, (id) => ({ input: { id, from: 'CLOSED', to: 'REOPENED', comment: 'x' } })],
    ['rating', documents.rate, (id) => ({ input: { id, score: 5 } })],
    ['taking', documents.take, (id) => ({ input: { id, from: 'NEW' } })],
    ['assignment', documents.assign, (id) => ({ input: { id, version: 1 } })],
    ['correction', documents.correct, (id) => ({ input: { id, version: 1, priority: 'LOW' } })],
    ['longer wait', documents.extend, (id) => ({ input: { id, hours: 1, comment: 'x' } })],
    ['assignees', 'query ($id: Int!) { assignees(ticketId: $id) { id } }', (id) => ({ id })],
  ];
  it.each(attempts)(
    'gets for another organization’s ticket what a missing one gives: %s',
    async (...attempt) => {
      const [, document, variables] = attempt;
      const { api } = world.stranger;
      const body = async (id: number) => {
        const { response: _response, ...answer } = await api.ask(document, variables(id));
        return answer;
      };
      const foreign = await body(ticket.id);
      expect(foreign).toEqual(await body(missing));
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(foreign.errors![0]!.extensions.code);
      expect(foreign.data).toBeNull();
    },
  );

  it('gets the same of a subscription to it', async () => {
    const { api } = world.stranger;
    const refusal = async (id: number) => {
      const feed = api.subscribe(documents.ticketChanged, { id });
      const error = await feed.next().catch((reason: unknown) => reason);
      return (error as ApiError).errors;
    };
    const foreign = await refusal(ticket.id);
    expect(foreign).toEqual(await refusal(missing));
    expect(foreign[0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('gets neither its files nor the files somebody has just uploaded', async () => {
    const loose = await world.author.api.upload('черновик.txt', 'черновик');
    const { api } = world.stranger;
    const absent = await api.download(missing);
    const text = await absent.text();
    for (const id of [file, loose]) {
      const answer = await api.download(id);
      expect([answer.status, await answer.text()]).toEqual([404, text]);
    }
    const using = async (id: number) => {
      const own = await world.stranger.api.ask(documents.create, {
        input: ticketInput(world, { key: 'k', attachmentIds: [id] }),
      });
      return own.errors;
    };
    const unknown = await using(missing);
    expect(await using(file)).toEqual(unknown);
    expect(await using(loose)).toEqual(unknown);
    expect((await world.author.api.download(file)).status).toBe(200);
  });

  it('finds it in no list, filter or counter', async () => {
    const { api } = world.stranger;
    const filters = [null, { text: ticket.number }, { text: 'договор' }, { statuses: ['NEW'] }];
    for (const tab of ['MINE', 'ALL', 'GROUP'])
      for (const filter of filters) {
        const { tickets } = await api.run<{ tickets: { totalCount: number; edges: [] } }>(documents.list, {
          tab,
          filter,
        });
        expect(tickets).toMatchObject({ totalCount: 0, edges: [] });
      }
    const { ticketCounters } = await api.run<{ ticketCounters: { byStatus: { count: number }[] } }>(
      documents.counters,
    );
    expect(ticketCounters).toMatchObject({ mine: 0, all: 0, group: 0, unassigned: null });
    expect(ticketCounters.byStatus.map(({ count }) => count)).toEqual(ticketCounters.byStatus.map(() => 0));
  });

  it('cannot file a ticket under its group, and the group looks missing', async () => {
    const under = async (groupId: number) => {
      const input = ticketInput(world, { key: 'k', groupId });
      return (await world.stranger.api.ask(documents.create, { input })).errors;
    };
    expect(await under(world.group.id)).toEqual(await under(missing));
  });

  it('hears nothing of it live', async () => {
    const { api } = world.stranger;
    const feed = await api.follow<{ ticketListChanged: { ticketId: number } }>(documents.ticketListChanged, {
      tab: 'ALL',
    });
    const counters = api.subscribe(documents.ticketCountersChanged);
    await counters.next();
    const before = api.frames.length;
    await world.specialist.api.run(documents.comment, { input: { id: ticket.id, body: 'Смотрим' } });
    await createTicket(world, { subject: 'Ещё один договор' });
    // The first thing heard is the own ticket, written after all of that.
    const own = await createTicket(world, {}, api);
    await expect(feed.next()).resolves.toMatchObject({ ticketListChanged: { ticketId: own.id } });
    await expect(counters.next()).resolves.toMatchObject({ ticketCountersChanged: { mine: 1, all: 1 } });
    expect(api.frames.length).toBe(before + 2);
    expect(api.frames.join()).not.toContain('договор');
    feed.stop();
    counters.stop();
  });
});
