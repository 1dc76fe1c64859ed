import { documents, type ShownTicket } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketInput, ticketIn } from '../../testing/tickets';
import { traces } from '../../testing/ticket-rows';

describe('what a ticket may refer to', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const fieldsOf = async (
    document: string,
    input: object,
    person: keyof typeof world & 'author' = 'author',
  ) => {
    const before = await traces(app);
    const { errors, data } = await world[person].api.ask(document, { input });
    expect(data).toBeNull();
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await traces(app)).toEqual(before);
    return errors![0]!.extensions.fields;
  };

  describe('a new ticket', () => {
    it('is for a system the author’s groups are connected to', async () => {
      const other = await app.make.system('Чужая');
      const retired = await app.make.system('Прежняя');
      const user = world.author.user;
      const group = await app.make.group({ organization: world.organization, systems: [retired] });
      await app.make.groupRole({ user, group });
      await app.app.platform.database.uow.run((tx) =>
        tx.manager.query('UPDATE supported_system SET active = 0 WHERE id = ?', [retired.id]),
      );
      for (const systemId of [other.id, retired.id, 0, -1, 2_147_483_647]) {
        expect(await fieldsOf(documents.create, ticketInput(world, { systemId }))).toEqual({
          systemId: 'Система недоступна вашим группам.',
        });
      }
    });

    it('shows in an environment that exists', async () => {
      expect(await fieldsOf(documents.create, ticketInput(world, { environmentId: 999 }))).toEqual({
        environmentId: 'Такой среды нет.',
      });
    });

    it('is filed under a group of the author’s', async () => {
      const foreign = await app.make.group({
        organization: await app.make.organization(),
        systems: [world.system],
      });
      const ofColleagues = await app.make.group({
        organization: world.organization,
        systems: [world.system],
      });
      for (const groupId of [foreign.id, ofColleagues.id, 999_999]) {
        expect(await fieldsOf(documents.create, ticketInput(world, { groupId }))).toEqual({
          groupId: 'Группа не найдена.',
        });
      }
    });

    it('is filed under a group that is connected to its system', async () => {
      const waiting = await app.make.group({ organization: world.organization });
      await app.make.groupRole({ user: world.author.user, group: waiting });
      expect(await fieldsOf(documents.create, ticketInput(world, { groupId: waiting.id }))).toEqual({
        systemId: 'Система недоступна вашим группам.',
      });
    });

    it('is not written by somebody without the right', async () => {
      const { api } = world.specialist;
      expect(await api.codeOf(documents.create, { input: ticketInput(world) })).toBe('FORBIDDEN');
    });

    it.each<[string, object, object]>([
      ['no subject', { subject: ' \u200B ' }, { subject: 'Заполните поле.' }],
      [
        'a long subject',
        { subject: 'я'.repeat(256) },
        { subject: 'Слишком длинно: не больше 255 символов.' },
      ],
      ['two lines', { subject: 'a\nb' }, { subject: 'Текст содержит недопустимые символы.' }],
      ['no words', { body: '' }, { body: 'Заполните поле.' }],
      ['a control character', { body: 'a\u0000b' }, { body: 'Текст содержит недопустимые символы.' }],
      ['half a character', { body: 'a\uD83D' }, { body: 'Текст содержит недопустимые символы.' }],
      ['no key', { key: '' }, { key: 'Заполните поле.' }],
      [
        'several faults',
        { subject: '', platformVersion: 'x'.repeat(101) },
        { subject: 'Заполните поле.', platformVersion: 'Слишком длинно: не больше 100 символов.' },
      ],
    ])('is refused field by field: %s', async (_, values, fields) => {
      expect(await fieldsOf(documents.create, ticketInput(world, values))).toEqual(fields);
    });

    it('keeps the longest subject and text there may be, whatever they are made of', async () => {
      for (const letter of ['я', '…', 'ﷺ', 'Ⅷ', '🦊']) {
        const fill = (length: number) => letter.repeat(Math.floor(length / letter.length));
        const written = await createTicket(world, { subject: fill(255), body: fill(16_000) });
        expect(await look(world.author.api, written.id)).toMatchObject({
          subject: fill(255),
          body: fill(16_000),
        });
      }
    });
  });

  describe('a file', () => {
    const unknown = { attachmentIds: 'Файл не найден или уже прикреплён.' };
    let ticket: ShownTicket;
    beforeAll(async () => {
      ticket = await createTicket(world);
    });

    it.each(['deputy', 'specialist', 'stranger'] as const)(
      'of %s is nobody else’s to use',
      async (person) => {
        const file = await world[person].api.upload('log.txt', 'строка');
        const own = await world.author.api.upload('own.txt', 'строка');
        const attachmentIds = [own, file];
        expect(await fieldsOf(documents.create, ticketInput(world, { attachmentIds }))).toEqual(unknown);
        expect(await fieldsOf(documents.comment, { id: ticket.id, body: 'Журнал', attachmentIds })).toEqual(
          unknown,
        );
      },
    );

    it('that does not exist is refused with everything that was said', async () => {
      const input = { id: ticket.id, body: 'Журнал', attachmentIds: [999_999] };
      expect(await fieldsOf(documents.comment, input)).toEqual(unknown);
    });

    it('of a refused step leaves the ticket where it is', async () => {
      const asked = await ticketIn(world, 'AWAITING_INFO');
      const step = { id: asked.id, from: 'AWAITING_INFO', to: 'IN_PROGRESS', comment: 'Вот' };
      expect(await fieldsOf(documents.move, { ...step, attachmentIds: [999_999] })).toEqual(unknown);
      const answer = { id: asked.id, body: 'Вот', returnToWork: true, attachmentIds: [999_999] };
      expect(await fieldsOf(documents.comment, answer)).toEqual(unknown);
    });

    it('is used once', async () => {
      const file = await world.author.api.upload('log.txt', 'строка');
      const input = { id: ticket.id, body: 'Журнал', attachmentIds: [file] };
      const codes = await Promise.all(
        [1, 2, 3].map(() => world.author.api.codeOf(documents.comment, { input })),
      );
      expect(codes.sort()).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', null]);
      expect(await fieldsOf(documents.comment, input)).toEqual(unknown);
    });

    it('is one of ten at most', async () => {
      const attachmentIds = Array.from({ length: 11 }, (_, at) => at + 1);
      expect(await fieldsOf(documents.comment, { id: ticket.id, body: 'Журнал', attachmentIds })).toEqual({
        attachmentIds: 'Не больше 10 файлов в одном сообщении.',
      });
    });

    it('says enough without words, but one of both must be there', async () => {
      expect(await fieldsOf(documents.comment, { id: ticket.id, body: ' \n' })).toEqual({
        body: 'Заполните поле.',
      });
      const file = await world.author.api.upload('log.txt', 'строка');
      await world.author.api.run(documents.comment, {
        input: { id: ticket.id, body: '', attachmentIds: [file] },
      });
      const last = (await look(world.author.api, ticket.id)).timeline.entries.at(-1)!;
      expect(last.message).toMatchObject({ body: '', attachments: [{ id: file, name: 'log.txt' }] });
    });
  });
});
