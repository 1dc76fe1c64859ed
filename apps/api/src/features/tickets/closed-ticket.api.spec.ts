import { documents, type ShownTicket } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { look, move, ticketIn } from '../../testing/tickets';
import { traces } from '../../testing/ticket-rows';

type Person = 'author' | 'deputy' | 'leader' | 'specialist' | 'senior' | 'stranger' | 'colleague';

describe('a closed ticket', () => {
  let app: TestApp;
  let world: SupportWorld;
  let closed: ShownTicket;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    closed = await ticketIn(world, 'CLOSED');
  });
  afterAll(() => app.close());

  const refusal = async (person: Person, document: string, input: object) =>
    (await world[person].api.ask(document, { input })).errors?.[0] ?? null;

  it.each<[string, Person, string, object]>([
    ['message of the author', 'author', documents.comment, { body: 'Спасибо' }],
    ['answer', 'author', documents.comment, { body: 'Ответ', returnToWork: true }],
    ['message of a specialist', 'specialist', documents.comment, { body: 'Пожалуйста' }],
    ['internal note', 'specialist', documents.comment, { body: 'Между нами', internal: true }],
    ['other assignee', 'senior', documents.assign, { assigneeId: null }],
    ['correction', 'specialist', documents.correct, { type: 'OUTAGE' }],
    ['longer wait', 'specialist', documents.extend, { hours: 8, comment: 'Ждём' }],
  ])('takes no %s', async (_, person, document, input) => {
    const version = [documents.assign, documents.correct].includes(document as never)
      ? { version: closed.version }
      : {};
    const before = await traces(app);
    expect(await refusal(person, document, { id: closed.id, ...version, ...input })).toMatchObject({
      message: 'Тикет закрыт. Чтобы продолжить, переоткройте его.',
      extensions: {
        code: 'CONFLICT',
        key: 'ticketClosed',
        current: { status: 'CLOSED', version: closed.version },
      },
    });
    expect(await traces(app)).toEqual(before);
  });

  it('takes no file, which stays free for another message', async () => {
    const file = await world.author.api.upload('log.txt', 'строка');
    const input = { id: closed.id, body: 'Журнал', attachmentIds: [file] };
    expect((await refusal('author', documents.comment, input))?.extensions.key).toBe('ticketClosed');
    const open = await ticketIn(world, 'NEW');
    await world.author.api.run(documents.comment, { input: { ...input, id: open.id } });
    expect((await look(world.author.api, open.id)).timeline.entries.at(-1)!.message!.attachments).toEqual([
      { id: file, name: 'log.txt' },
    ]);
  });

  it('is not taken: who tries learns that it is closed', async () => {
    expect(await refusal('specialist', documents.take, { id: closed.id, from: 'NEW' })).toMatchObject({
      extensions: { code: 'CONFLICT', key: 'statusMoved', current: { status: 'CLOSED' } },
    });
  });

  it('takes messages again once it is reopened', async () => {
    const ticket = await ticketIn(world, 'CLOSED');
    const reopened = await move(world.deputy.api, ticket, 'REOPENED', 'Снова не печатает');
    expect(reopened).toMatchObject({ status: 'REOPENED', reopenCount: 1, closedAt: null });
    expect(await refusal('author', documents.comment, { id: ticket.id, body: 'И сегодня' })).toBeNull();
  });

  describe('is rated', () => {
    const rate = (person: Person, id: number, score: unknown = 5, comment: string | null = null) =>
      refusal(person, documents.rate, { id, score, comment });

    it('once per closing, again after the next one', async () => {
      const { author, specialist } = world;
      const ticket = await ticketIn(world, 'CLOSED');
      expect(await rate('author', ticket.id, 2, '  Долго ')).toBeNull();
      const before = await traces(app);
      for (const person of ['author', 'deputy'] as const) {
        expect(await rate(person, ticket.id)).toMatchObject({
          message: 'Это закрытие уже оценено.',
          extensions: {
            code: 'CONFLICT',
            key: 'alreadyRated',
            current: { status: 'CLOSED', by: author.user.fullName },
          },
        });
      }
      expect(await traces(app)).toEqual(before);

      const reopened = await move(author.api, ticket, 'REOPENED', 'Снова');
      const taken = await move(specialist.api, reopened, 'IN_PROGRESS', null);
      const solved = await move(specialist.api, taken, 'AWAITING_CLOSURE', 'Готово');
      await move(author.api, solved, 'CLOSED', null);
      expect(await rate('deputy', ticket.id, 5)).toBeNull();
      expect((await look(author.api, ticket.id)).ratings).toEqual([
        { cycle: 0, score: 2, comment: 'Долго' },
        { cycle: 1, score: 5, comment: '' },
      ]);
    });

    it('by one of two who do it at once', async () => {
      const ticket = await ticketIn(world, 'CLOSED');
      const answers = await Promise.all([rate('author', ticket.id, 1), rate('deputy', ticket.id, 5)]);
      expect(answers.filter((error) => error === null)).toHaveLength(1);
      expect(answers.find((error) => error)!.extensions).toMatchObject({
        code: 'CONFLICT',
        key: 'alreadyRated',
      });
      const { ratings, timeline } = await look(world.author.api, ticket.id);
      expect(ratings).toHaveLength(1);
      expect(timeline.entries.filter((entry) => entry.kind === 'RATED')).toHaveLength(1);
    });

    it.each<[Person, string]>([
      ['leader', 'FORBIDDEN'],
      ['specialist', 'FORBIDDEN'],
      ['senior', 'FORBIDDEN'],
      ['stranger', 'NOT_FOUND'],
      ['colleague', 'NOT_FOUND'],
    ])('not by the wrong side: %s gets %s', async (person, code) => {
      const before = await traces(app);
      expect((await rate(person, closed.id))?.extensions.code).toBe(code);
      expect(await traces(app)).toEqual(before);
    });

    it('not while it is open', async () => {
      const open = await ticketIn(world, 'AWAITING_CLOSURE');
      expect((await rate('author', open.id))?.extensions).toMatchObject({
        code: 'CONFLICT',
        key: 'notRatable',
        current: { status: 'AWAITING_CLOSURE', version: open.version, by: world.specialist.user.fullName },
      });
    });

    it.each([0, 6, -1, 2.5, null])('not with %j', async (score) => {
      const error = await rate('author', closed.id, score);
      expect(error?.extensions.code).toBe('BAD_USER_INPUT');
      expect((await look(world.author.api, closed.id)).ratings).toEqual([]);
    });
  });
});
