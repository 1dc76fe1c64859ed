import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, move } from '../../testing/tickets';

describe('the life of a ticket', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  it('goes from a new ticket to a rated closing and back', async () => {
    const { author, specialist } = world;
    const created = await createTicket(world);
    expect(created).toMatchObject({
      status: 'NEW',
      number: `SUP-${created.id}`,
      abilities: expect.arrayContaining(['COMMENT']),
    });

    const taken = await specialist.api.run<{ takeTicket: { status: string; assignee: { id: number } } }>(
      documents.take,
      { input: { id: created.id, from: 'NEW' } },
    );
    expect(taken.takeTicket).toMatchObject({ status: 'IN_PROGRESS', assignee: { id: specialist.user.id } });

    const asked = await move(
      specialist.api,
      { id: created.id, status: 'IN_PROGRESS' },
      'AWAITING_INFO',
      'Какая версия?',
    );
    expect(asked.deadline).toMatchObject({ leadsTo: 'AWAITING_CLOSURE', running: true });

    const { addComment } = await author.api.run<{ addComment: { status: string; deadline: unknown } }>(
      documents.comment,
      { input: { id: created.id, body: 'Версия 2.1', returnToWork: true } },
    );
    expect(addComment).toMatchObject({ status: 'IN_PROGRESS', deadline: null });

    const solved = await move(
      specialist.api,
      { id: created.id, status: 'IN_PROGRESS' },
      'AWAITING_CLOSURE',
      'Исправлено в 2.2',
    );
    const closed = await move(author.api, solved, 'CLOSED', null);
    expect(closed).toMatchObject({ status: 'CLOSED', abilities: ['RATE', 'REOPEN'] });
    const { rateTicket } = await author.api.run<{ rateTicket: { ratings: unknown[] } }>(documents.rate, {
      input: { id: created.id, score: 2, comment: 'Долго' },
    });
    expect(rateTicket.ratings).toEqual([{ cycle: 0, score: 2, comment: 'Долго' }]);
    const reopened = await move(author.api, closed, 'REOPENED', 'Снова не печатает');
    expect(reopened).toMatchObject({ status: 'REOPENED', reopenCount: 1, closedAt: null });
    const history = (await look(specialist.api, created.id)).timeline.entries.map(
      (entry) => entry.toStatus ?? entry.kind,
    );
    expect(history).toEqual([
      'NEW',
      'IN_PROGRESS',
      'AWAITING_INFO',
      'IN_PROGRESS',
      'AWAITING_CLOSURE',
      'CLOSED',
      'RATED',
      'REOPENED',
    ]);
  });

  it('shows each step live to the other side', async () => {
    const { author, specialist } = world;
    const ticket = await createTicket(world);
    const feed = author.api.subscribe<{
      ticketChanged: { ticket: { status: string }; entries: { kind: string }[] };
    }>(documents.ticketChanged, { id: ticket.id });
    await expect(feed.next()).resolves.toMatchObject({
      ticketChanged: { refresh: true, ticket: { status: 'NEW' }, entries: [{ kind: 'CREATED' }] },
    });
    await specialist.api.run(documents.take, { input: { id: ticket.id, from: 'NEW' } });
    await expect(feed.next()).resolves.toMatchObject({
      ticketChanged: { ticket: { status: 'IN_PROGRESS' }, entries: [{ kind: 'STATUS_CHANGED' }] },
    });
    feed.stop();
  });
});
