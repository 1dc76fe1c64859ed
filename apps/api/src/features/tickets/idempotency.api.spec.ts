import { randomUUID } from 'node:crypto';
import { documents, type ShownTicket } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { look, ticketIn, ticketInput } from '../../testing/tickets';
import { traces } from '../../testing/ticket-rows';

const ten = Array.from({ length: 10 }, (_, at) => at);
const mismatch = {
  message: 'Этот ключ уже использован с другими данными.',
  extensions: { code: 'CONFLICT', key: 'idempotencyMismatch' },
};

describe('a key made by the client', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open({ SESSION_HOURS: '1000' });
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const create = async (input: object, person: 'author' | 'colleague' = 'author') =>
    (await world[person].api.run<{ createTicket: ShownTicket }>(documents.create, { input })).createTicket;
  const refusal = async (document: string, input: object) =>
    (await world.author.api.ask(document, { input })).errors?.[0] ?? null;

  describe('on a new ticket', () => {
    it('gives the same ticket again for the same content', async () => {
      const input = ticketInput(world);
      const first = await create(input);
      const before = await traces(app);
      const { key, ...content } = input;
      const again = [await create(input), await create({ ...content, key })];
      expect(again.map((ticket) => ticket.id)).toEqual([first.id, first.id]);
      expect(await traces(app)).toEqual(before);
    });

    it('makes one ticket of ten requests at once', async () => {
      const before = await traces(app);
      const input = ticketInput(world, { subject: 'Десять раз' });
      const made = await Promise.all(ten.map(() => create(input)));
      expect(new Set(made.map((ticket) => ticket.id)).size).toBe(1);
      const after = await traces(app);
      expect(after.ticket).toHaveLength(before.ticket.length + 1);
      expect(after.ticket_event).toHaveLength(before.ticket_event.length + 1);
      expect(after.idempotency_key).toHaveLength(before.idempotency_key.length + 1);
    });

    it.each<[string, object]>([
      ['subject', { subject: 'Другая тема' }],
      ['text', { body: 'Другое описание' }],
      ['priority', { priority: 'LOW' }],
      ['files', { attachmentIds: [1] }],
    ])('is a conflict with another %s', async (_, values) => {
      const input = ticketInput(world);
      await create(input);
      const before = await traces(app);
      expect(await refusal(documents.create, { ...input, ...values })).toMatchObject(mismatch);
      expect(await traces(app)).toEqual(before);
    });

    it('means another ticket when somebody else uses it', async () => {
      const input = ticketInput(world);
      const [mine, theirs] = [await create(input), await create(input, 'colleague')];
      expect(theirs.id).not.toBe(mine.id);
      expect(theirs.author.id).toBe(world.colleague.user.id);
    });

    it('is not used up by a refused attempt', async () => {
      const input = ticketInput(world);
      expect((await refusal(documents.create, { ...input, attachmentIds: [999_999] }))?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
      expect(await create(input)).toMatchObject({ status: 'NEW' });
    });

    it('answers ten refused requests at once with the reason of the refusal', async () => {
      const input = ticketInput(world, { attachmentIds: [999_999] });
      const before = await traces(app);
      const sent = await Promise.all(ten.map(() => refusal(documents.create, input)));
      expect(sent.map((error) => error?.extensions.key)).toEqual(ten.map(() => 'unknownFile'));
      expect(await traces(app)).toEqual(before);
    });

    it('is forgotten after a week', async () => {
      const input = ticketInput(world);
      const first = await create(input);
      app.clock.advance(6 * 86_400_000);
      await app.jobs.run('forget idempotency keys');
      expect((await create(input)).id).toBe(first.id);
      app.clock.advance(86_400_000 + 1);
      await app.jobs.run('forget idempotency keys');
      expect((await create(input)).id).not.toBe(first.id);
    });
  });

  describe('on a message', () => {
    const said = async (id: number) =>
      (await look(world.author.api, id)).timeline.entries.filter((entry) => entry.kind === 'COMMENTED')
        .length;

    it('says it once, however often and at once it is sent', async () => {
      const { id } = await ticketIn(world, 'IN_PROGRESS');
      const input = { id, body: 'Есть новости', key: randomUUID() };
      const sent = await Promise.all(ten.map(() => refusal(documents.comment, input)));
      expect(sent).toEqual(ten.map(() => null));
      expect(await refusal(documents.comment, input)).toBeNull();
      expect(await said(id)).toBe(1);
    });

    it('returns a ticket to work once, and answers retries with the ticket', async () => {
      const { id } = await ticketIn(world, 'AWAITING_INFO');
      const input = { id, body: 'Версия 2.1', returnToWork: true, key: randomUUID() };
      const sent = await Promise.all(ten.map(() => refusal(documents.comment, input)));
      expect(sent).toEqual(ten.map(() => null));
      const { status, timeline } = await look(world.author.api, id);
      expect(status).toBe('IN_PROGRESS');
      expect(timeline.entries.filter((entry) => entry.message?.body === 'Версия 2.1')).toHaveLength(1);
    });

    it('is a conflict with other words, and free after a refusal', async () => {
      const { id } = await ticketIn(world, 'IN_PROGRESS');
      const key = randomUUID();
      expect((await refusal(documents.comment, { id, body: ' ', key }))?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
      expect(await refusal(documents.comment, { id, body: 'Первое', key })).toBeNull();
      expect(await refusal(documents.comment, { id, body: 'Второе', key })).toMatchObject(mismatch);
      expect(await said(id)).toBe(1);
    });

    it('has nothing to do with the same key on a ticket', async () => {
      const input = ticketInput(world);
      const { id } = await create(input);
      expect(await refusal(documents.comment, { id, body: 'Первое', key: input.key })).toBeNull();
    });
  });

  describe('on a step', () => {
    it('makes it once: retries get the ticket, not the conflict their own first attempt caused', async () => {
      const ticket = await ticketIn(world, 'AWAITING_CLOSURE');
      const input = { id: ticket.id, from: 'AWAITING_CLOSURE', to: 'CLOSED', key: randomUUID() };
      const sent = await Promise.all(ten.map(() => refusal(documents.move, input)));
      expect(sent).toEqual(ten.map(() => null));
      expect(await refusal(documents.move, input)).toBeNull();
      const { timeline } = await look(world.author.api, ticket.id);
      expect(timeline.entries.filter((entry) => entry.toStatus === 'CLOSED')).toHaveLength(1);
    });

    it('is a conflict with another step, and free after a refusal', async () => {
      const ticket = await ticketIn(world, 'AWAITING_CLOSURE');
      const input = { id: ticket.id, from: 'AWAITING_CLOSURE', to: 'IN_PROGRESS', key: randomUUID() };
      expect((await refusal(documents.move, input))?.extensions.key).toBe('commentRequired');
      expect(await refusal(documents.move, { ...input, comment: 'Не помогло' })).toBeNull();
      expect(await refusal(documents.move, { ...input, comment: 'Другое' })).toMatchObject(mismatch);
    });

    it('is refused again while the reason of the refusal lasts', async () => {
      const ticket = await ticketIn(world, 'IN_PROGRESS');
      const input = { id: ticket.id, from: 'NEW', to: 'CLOSED', comment: 'Не нужно', key: randomUUID() };
      for (let attempt = 0; attempt < 2; attempt++)
        expect((await refusal(documents.move, input))?.extensions.code).toBe('CONFLICT');
    });
  });
});
