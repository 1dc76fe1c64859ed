import { documents, type ShownTicket } from '../../testing/documents';
import { supportWorld, type Actor, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, move, ticketIn } from '../../testing/tickets';
import { traces } from '../../testing/ticket-rows';

describe('two people at one ticket', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open({ SESSION_HOURS: '1000' });
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const lastEntry = ({ timeline }: ShownTicket): number => timeline.entries.at(-1)!.id;
  const refusal = async ({ api }: Actor, document: string, input: object) => {
    const { errors } = await api.ask(document, { input });
    return errors?.[0] ?? null;
  };
  const moving = (ticket: ShownTicket, to: string, more: object = {}) => ({
    id: ticket.id,
    from: ticket.status,
    to,
    comment: 'Комментарий',
    ...more,
  });

  it('a step from a status the ticket has left is refused: the answer names the status now and who set it', async () => {
    const { specialist, senior } = world;
    const seen = await ticketIn(world, 'IN_PROGRESS');
    const now = await move(specialist.api, seen, 'AWAITING_INFO', 'Какая версия?');
    const before = await traces(app);
    expect(await refusal(senior, documents.move, moving(seen, 'AWAITING_CLOSURE'))).toMatchObject({
      message:
        'Статус уже изменён на «В ожидании информации» (Иванов Пётр). Проверьте, что изменилось: ваш текст сохранён.',
      extensions: {
        code: 'CONFLICT',
        key: 'statusMoved',
        current: {
          status: 'AWAITING_INFO',
          version: now.version,
          assigneeId: specialist.user.id,
          by: 'Иванов Пётр',
        },
      },
    });
    expect(await traces(app)).toEqual(before);
  });

  it('the timer is named as automation, in the language of the reader', async () => {
    const provider = await app.make.provider();
    const line = await app.make.group({ organization: provider, systems: [world.system] });
    const english = await app.make.user({
      organization: provider,
      groups: [line],
      rights: ['ticket.process'],
      values: { locale: 'en' },
    });
    const seen = await ticketIn(world, 'AWAITING_INFO');
    app.clock.set(seen.deadline!.at);
    await app.runTimers();
    const api = await app.as(english);
    expect(await refusal({ user: english, api }, documents.move, moving(seen, 'IN_PROGRESS'))).toMatchObject({
      message: expect.stringContaining('“Awaiting closure” (automatically)'),
      extensions: { code: 'CONFLICT', current: { status: 'AWAITING_CLOSURE', by: 'automatically' } },
    });
  });

  it('of two specialists who take it at once one wins, and the other learns who', async () => {
    const people = [world.specialist, world.senior];
    for (let round = 0; round < 5; round++) {
      const { id } = await createTicket(world);
      const answers = await Promise.all(
        people.map(({ api }) => api.ask(documents.take, { input: { id, from: 'NEW' } })),
      );
      const winner = people[answers.findIndex((answer) => !answer.errors)]!;
      const refused = answers.flatMap((answer) => answer.errors ?? []);
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({
        message: `Тикет уже в работе: ${winner.user.fullName}.`,
        extensions: {
          code: 'CONFLICT',
          key: 'alreadyTaken',
          current: { status: 'IN_PROGRESS', assigneeId: winner.user.id },
        },
      });
      const { assignee, timeline } = await look(world.author.api, id);
      expect(assignee!.id).toBe(winner.user.id);
      expect(timeline.entries.filter((entry) => entry.toStatus === 'IN_PROGRESS')).toHaveLength(1);
    }
  });

  it('an edit of a version the ticket has left is refused', async () => {
    const { senior, specialist } = world;
    const seen = await ticketIn(world, 'IN_PROGRESS');
    await specialist.api.run(documents.correct, {
      input: { id: seen.id, version: seen.version, priority: 'LOW' },
    });
    const before = await traces(app);
    const edits = [
      [documents.correct, { id: seen.id, version: seen.version, type: 'OUTAGE' }],
      [documents.assign, { id: seen.id, version: seen.version, assigneeId: senior.user.id }],
      [documents.correct, { id: seen.id, version: seen.version + 2, type: 'OUTAGE' }],
    ] as const;
    for (const [document, input] of edits) {
      expect(await refusal(senior, document, input)).toMatchObject({
        message: expect.stringContaining('Иванов Пётр'),
        extensions: {
          code: 'CONFLICT',
          key: 'ticketChanged',
          current: { status: 'IN_PROGRESS', version: seen.version + 1, by: 'Иванов Пётр' },
        },
      });
    }
    expect(await traces(app)).toEqual(before);
  });

  it('an internal note makes no edit stale', async () => {
    const { senior, specialist } = world;
    const seen = await ticketIn(world, 'IN_PROGRESS');
    await specialist.api.run(documents.comment, {
      input: { id: seen.id, body: 'Между нами', internal: true },
    });
    const { correctTicket } = await senior.api.run<{ correctTicket: ShownTicket }>(documents.correct, {
      input: { id: seen.id, version: seen.version, type: 'OUTAGE' },
    });
    expect(correctTicket).toMatchObject({ type: 'OUTAGE', version: seen.version + 1 });
  });

  describe('when a public message arrives while a step is being prepared', () => {
    it.each([
      ['a message of the customer', documents.comment, { body: 'Есть новости' }, 'author', 'specialist'],
      ['a message of a specialist', documents.comment, { body: 'Проверяем' }, 'senior', 'author'],
      ['an extension with its reason', documents.extend, { hours: 8, comment: 'Ждём' }, 'senior', 'author'],
    ] as const)('it is refused after %s', async (_, document, words, writer, mover) => {
      const seen = await ticketIn(world, 'AWAITING_CLOSURE');
      await world[writer].api.run(document, { input: { id: seen.id, ...words } });
      const before = await traces(app);
      const input = moving(seen, 'IN_PROGRESS', { seenEntryId: lastEntry(seen) });
      expect(await refusal(world[mover], documents.move, input)).toMatchObject({
        message: expect.stringContaining(world[writer].user.fullName),
        extensions: {
          code: 'CONFLICT',
          key: 'messageArrived',
          current: { status: 'AWAITING_CLOSURE', by: world[writer].user.fullName },
        },
      });
      expect(await traces(app)).toEqual(before);

      const current = await look(world[mover].api, seen.id);
      const again = moving(current, 'IN_PROGRESS', { seenEntryId: lastEntry(current) });
      expect(await refusal(world[mover], documents.move, again)).toBeNull();
    });

    it('it goes on after a message of one’s own', async () => {
      const { author } = world;
      const seen = await ticketIn(world, 'AWAITING_INFO');
      await author.api.run(documents.comment, { input: { id: seen.id, body: 'Версия 2.1' } });
      const input = moving(seen, 'IN_PROGRESS', { seenEntryId: lastEntry(seen) });
      expect(await refusal(author, documents.move, input)).toBeNull();
    });

    it('it goes on after an internal note, of which the customer must not learn this way either', async () => {
      const { author, specialist, senior } = world;
      for (const mover of [author, senior]) {
        const seen = await ticketIn(world, 'AWAITING_INFO');
        await specialist.api.run(documents.comment, {
          input: { id: seen.id, body: 'Между нами', internal: true },
        });
        const input = moving(seen, 'IN_PROGRESS', { seenEntryId: lastEntry(seen) });
        expect(await refusal(mover, documents.move, input)).toBeNull();
      }
    });

    it('it goes on after a reminder and after a correction: they say nothing', async () => {
      const { author, specialist } = world;
      // A Monday morning: the first reminder falls on Wednesday.
      app.clock.set('2026-03-16T06:00:00.000Z');
      const seen = await ticketIn(world, 'AWAITING_INFO');
      app.clock.set('2026-03-18T11:00:00.000Z');
      await app.runTimers();
      await specialist.api.run(documents.correct, {
        input: { id: seen.id, version: seen.version, priority: 'LOW' },
      });
      const kinds = (await look(author.api, seen.id)).timeline.entries.map((entry) => entry.kind);
      expect(kinds.slice(-2)).toEqual(['REMINDED', 'PRIORITY_CHANGED']);
      const input = moving(seen, 'IN_PROGRESS', { seenEntryId: lastEntry(seen) });
      expect(await refusal(author, documents.move, input)).toBeNull();
    });
  });
});
