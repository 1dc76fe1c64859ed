import type { ApiClient, LiveFeed } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { supportWorld, type Actor, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketIn } from '../../testing/tickets';

const secret = 'ТАЙНА-7f3a9c';
const secretFile = 'secret-7f3a9c.txt';
const missing = 2_000_000_000;

describe('an internal note', () => {
  let app: TestApp;
  let world: SupportWorld;
  let customers: Actor[];
  let readers: Actor[];
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    const { author, deputy, leader, colleague, stranger } = world;
    readers = [author, deputy, leader];
    customers = [...readers, colleague, stranger];
  });
  afterAll(async () => {
    await app.close();
  });

  /** Writes a note with a file; returns the id of the file. */
  async function note(id: number, more: object = {}): Promise<number> {
    const { api } = world.specialist;
    const file = await api.upload(secretFile, secret);
    const input = { id, body: `${secret} для своих`, internal: true, attachmentIds: [file], ...more };
    await api.run(documents.comment, { input });
    return file;
  }
  /** The answer as it came over the wire. */
  async function bytes(api: ApiClient, query: string, variables: object = {}): Promise<string> {
    const response = await fetch(`${api.address}/graphql`, {
      method: 'POST',
      headers: { ...api.headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  }
  const piece = `query ($id: Int!) { ticket(id: $id) { timeline(last: 2) { hasEarlier entries { id kind } } } }`;
  /** Everything a customer can ask of a ticket. */
  async function allOf(api: ApiClient, id: number): Promise<string[]> {
    const lists = ['MINE', 'ALL', 'GROUP'].map((tab) => bytes(api, documents.list, { tab }));
    const found = [secret, secretFile].map((text) =>
      bytes(api, documents.list, { tab: 'MINE', filter: { text } }),
    );
    return Promise.all([
      bytes(api, documents.ticket, { id }),
      bytes(api, piece, { id }),
      bytes(api, documents.counters),
      ...lists,
      ...found,
    ]);
  }

  it('changes not a byte of what any customer gets of card, history, lists, counters and searches', async () => {
    const ticket = await ticketIn(world, 'AWAITING_INFO');
    await createTicket(world, { subject: 'Следующий' });
    app.clock.advance(60_000);
    const before = await Promise.all(customers.map(({ api }) => allOf(api, ticket.id)));
    await note(ticket.id);
    app.clock.advance(1_000);
    await note(ticket.id);
    app.clock.advance(-1_000);
    const after = await Promise.all(customers.map(({ api }) => allOf(api, ticket.id)));
    expect(after).toEqual(before);
    expect(after.flat().join()).not.toContain(secret);

    const seen = await look(world.senior.api, ticket.id);
    expect(seen.timeline.entries.filter((entry) => entry.kind === 'NOTE_ADDED')).toHaveLength(2);
    expect(seen.timeline.entries.at(-1)!.message).toMatchObject({ internal: true });
  });

  it('sends no frame to any customer, while specialists see it at once', async () => {
    const ticket = await ticketIn(world, 'IN_PROGRESS');
    const desk = world.senior.api.subscribe<{ ticketChanged: { entries: { kind: string }[] } }>(
      documents.ticketChanged,
      { id: ticket.id },
    );
    await desk.next();
    const cards: LiveFeed<{ ticketChanged: { entries: { kind: string }[] } }>[] = [];
    const lists: LiveFeed<unknown>[] = [];
    const counters: LiveFeed<unknown>[] = [];
    for (const { api } of readers) {
      const card = api.subscribe<{ ticketChanged: { entries: { kind: string }[] } }>(
        documents.ticketChanged,
        {
          id: ticket.id,
        },
      );
      await card.next();
      cards.push(card);
      const count = api.subscribe(documents.ticketCountersChanged);
      await count.next();
      counters.push(count);
      lists.push(await api.follow(documents.ticketListChanged, { tab: 'MINE' }));
    }
    const frames = () => readers.map(({ api }) => api.frames.length);
    const before = frames();

    const file = await note(ticket.id);
    await expect(desk.next()).resolves.toMatchObject({
      ticketChanged: { entries: [{ kind: 'NOTE_ADDED' }] },
    });
    await world.specialist.api.run(documents.comment, { input: { id: ticket.id, body: 'Смотрим' } });
    // The public message was told after the note: what came first is the message, so nothing came of the note.
    for (const card of cards)
      await expect(card.next()).resolves.toMatchObject({
        ticketChanged: { entries: [{ kind: 'COMMENTED' }] },
      });
    for (const list of lists)
      await expect(list.next()).resolves.toMatchObject({ ticketListChanged: { ticketId: ticket.id } });
    expect(frames()).toEqual(before.map((count) => count + 2));

    await createTicket(world);
    for (const count of counters) await count.next();
    for (const list of lists) await list.next();
    expect(frames()).toEqual(before.map((count) => count + 4));
    const wire = readers.flatMap(({ api }) => api.frames).join('\n');
    for (const trace of [secret, secretFile, `/files/${file}`, 'NOTE_ADDED'])
      expect(wire).not.toContain(trace);
    for (const feed of [desk, ...cards, ...lists, ...counters]) feed.stop();
  });

  it('hides its files as if they were missing', async () => {
    const ticket = await ticketIn(world, 'IN_PROGRESS');
    const file = await note(ticket.id);
    for (const { api } of customers) {
      for (const method of ['GET', 'HEAD']) {
        const [hidden, absent] = [await api.download(file, method), await api.download(missing, method)];
        expect(hidden.status).toBe(404);
        expect(await hidden.text()).toBe(await absent.text());
        expect(names(hidden)).toEqual(names(absent));
      }
    }
    expect(await (await world.senior.api.download(file)).text()).toBe(secret);

    const input = (id: number) => ({ input: { id: ticket.id, body: 'x', attachmentIds: [id] } });
    const { errors: taken } = await world.deputy.api.ask(documents.comment, input(file));
    const { errors: unknown } = await world.deputy.api.ask(documents.comment, input(missing));
    expect(taken).toEqual(unknown);
    expect(taken![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('sends no letter and makes no conflict for a customer who answers', async () => {
    const ticket = await ticketIn(world, 'AWAITING_INFO');
    await app.app.outbox.sweep();
    const letters = app.mails.length;
    const { timeline } = await look(world.author.api, ticket.id);
    await note(ticket.id);
    await app.app.outbox.sweep();
    expect(app.mails).toHaveLength(letters);

    const step = { id: ticket.id, from: 'AWAITING_INFO', to: 'IN_PROGRESS', comment: 'Версия 2.1' };
    const seenEntryId = timeline.entries.at(-1)!.id;
    await world.author.api.run(documents.move, { input: { ...step, seenEntryId } });
    await app.app.outbox.sweep();
    expect(app.mails.length).toBeGreaterThan(letters);
    expect(JSON.stringify(app.mails)).not.toContain(secret);
  });

  it('keeps wait, version and time of the last change, and is written by the provider only', async () => {
    const ticket = await ticketIn(world, 'AWAITING_INFO');
    app.clock.advance(3_600_000);
    await note(ticket.id, { returnToWork: true });
    const seen = await look(world.senior.api, ticket.id);
    const { version, updatedAt, status, deadline, answered } = ticket;
    expect(seen).toMatchObject({ version, updatedAt, status, answered, deadline: { at: deadline!.at } });

    const input = { id: ticket.id, body: secret, internal: true };
    for (const { api } of readers) expect(await api.codeOf(documents.comment, { input })).toBe('FORBIDDEN');
    expect(await world.stranger.api.codeOf(documents.comment, { input })).toBe('NOT_FOUND');
  });
});

const names = (response: Response): string[] => [...response.headers.keys()].sort();
