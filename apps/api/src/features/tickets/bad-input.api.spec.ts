import { limits } from '@supportal/domain';
import { ApiError, type ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketIn, ticketInput } from '../../testing/tickets';

/** A text field of an operation: how to ask with a value, and how long the value may be. */
interface TextField {
  readonly field: string;
  readonly limit: number;
  readonly blank: 'refused' | 'fine';
  readonly lines: 'one' | 'many';
  ask(value: string): Promise<unknown>;
}

describe('bad input', () => {
  let app: TestApp;
  let world: SupportWorld;
  let closed: number;
  let waiting: number;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    closed = (await ticketIn(world, 'CLOSED')).id;
    waiting = (await ticketIn(world, 'AWAITING_INFO')).id;
  });
  afterAll(() => app.close());

  const create = (values: object) =>
    world.author.api.run(documents.create, { input: ticketInput(world, values) });
  const say = (values: object) =>
    world.specialist.api.run(documents.comment, { input: { id: waiting, ...values } });
  const fields: Record<string, TextField> = {
    subject: {
      field: 'subject',
      limit: limits.subject,
      blank: 'refused',
      lines: 'one',
      ask: (subject) => create({ subject }),
    },
    body: {
      field: 'body',
      limit: limits.body,
      blank: 'refused',
      lines: 'many',
      ask: (body) => create({ body }),
    },
    'platform version': {
      field: 'platformVersion',
      limit: limits.platformVersion,
      blank: 'fine',
      lines: 'one',
      ask: (platformVersion) => create({ platformVersion }),
    },
    key: {
      field: 'key',
      limit: limits.idempotencyKey,
      blank: 'refused',
      lines: 'many',
      ask: (key) => create({ key }),
    },
    message: {
      field: 'body',
      limit: limits.comment,
      blank: 'refused',
      lines: 'many',
      ask: (body) => say({ body }),
    },
    'reason of a longer wait': {
      field: 'comment',
      limit: limits.comment,
      blank: 'refused',
      lines: 'many',
      ask: (comment) =>
        world.specialist.api.run(documents.extend, { input: { id: waiting, hours: 1, comment } }),
    },
    filter: {
      field: 'text',
      limit: limits.searchText,
      blank: 'fine',
      lines: 'many',
      ask: (text) => world.author.api.run(documents.list, { tab: 'MINE', filter: { text } }),
    },
  };
  const names = Object.keys(fields);

  const rows = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const table of ['ticket', 'ticket_event', 'ticket_message', 'ticket_rating', 'idempotency_key']) {
      const [row] = await app.app.platform.database.read.rows<{ n: number }>({
        text: `SELECT COUNT(*) AS n FROM ${table}`,
        params: [],
      });
      counts.push(Number(row!.n));
    }
    return counts;
  };
  /** Asks for something that is refused and changes nothing; returns the messages by field. */
  async function refused(ask: () => Promise<unknown>): Promise<Record<string, string>> {
    const before = await rows();
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).code).toBe('BAD_USER_INPUT');
    expect(await rows()).toEqual(before);
    return (error as ApiError).fields;
  }

  it.each(names)('%s: as long as allowed is fine, one more is not', async (name) => {
    const { field, limit, ask } = fields[name]!;
    expect(await refused(() => ask('ж'.repeat(limit + 1)))).toEqual({
      [field]: `Слишком длинно: не больше ${limit} символов.`,
    });
    await ask('ж'.repeat(limit));
    await ask('😀'.repeat(limit / 2));
  });

  it.each(names)('%s: a letter that becomes many when it is searched is fine', async (name) => {
    await fields[name]!.ask('\uFDFA'.repeat(fields[name]!.limit));
  });

  it.each(names.filter((name) => fields[name]!.blank === 'refused'))(
    '%s: needs something that can be seen',
    async (name) => {
      const { field, ask } = fields[name]!;
      for (const blank of ['', ' ', '\t\n', '\u00a0\u2003', '\u200b\u200d\ufeff', ' \u2060 '])
        expect(await refused(() => ask(blank))).toEqual({ [field]: 'Заполните поле.' });
    },
  );

  it.each(names)('%s: holds no control characters and no half characters', async (name) => {
    const { field, ask } = fields[name]!;
    for (const bad of [
      'a\u0000b',
      'a\u0007',
      '\u001b[31m',
      'a\u007f',
      'a\ud800',
      '\udc00b',
      '\ud83d\ud83d\ude00',
    ])
      expect(await refused(() => ask(bad))).toEqual({ [field]: 'Текст содержит недопустимые символы.' });
  });

  it.each(names.filter((name) => fields[name]!.lines === 'one'))('%s: is one line', async (name) => {
    const { field, ask } = fields[name]!;
    for (const lines of ['a\nb', 'a\r\nb', 'a\u2028b'])
      expect(await refused(() => ask(lines))).toHaveProperty([field]);
  });

  it('keeps every language, emoji and direction of writing as it was written', async () => {
    const subject = 'Ё-моё, 漢字, 👩‍👩‍👧‍👦, שלום, ‮ and \\ \' " % _ ` <b>';
    const body = '# Заголовок\n\n\tтабуляция\r\n<script>alert(1)</script> \u202e ‏עברית‏ 🇷🇺';
    const ticket = await createTicket(world, { subject, body, platformVersion: '１.2' });
    expect(await look(world.specialist.api, ticket.id)).toMatchObject({ subject, body });
  });

  const values: [what: string, ask: () => Promise<unknown>, field: string | null][] = [
    ['an unknown type', () => create({ type: 'MIRACLE' }), null],
    ['a type of another kind', () => create({ type: 5 }), null],
    ['a priority that is null', () => create({ priority: null }), null],
    ['a subject that is null', () => create({ subject: null }), null],
    ['a subject that is a number', () => create({ subject: 42 }), null],
    ['a subject that is a list', () => create({ subject: ['a'] }), null],
    ['a system beyond 32 bits', () => create({ systemId: 2_147_483_648 }), null],
    ['a system that is a fraction', () => create({ systemId: 1.5 }), null],
    ['a system that is a text', () => create({ systemId: '1' }), null],
    ['a system that does not exist', () => create({ systemId: -1 }), 'systemId'],
    ['an environment that does not exist', () => create({ environmentId: 0 }), 'environmentId'],
    ['a group of others', () => create({ groupId: 2_147_483_647 }), 'groupId'],
    ['an unknown field', () => create({ status: 'CLOSED' }), null],
    ['eleven files', () => create({ attachmentIds: Array(11).fill(1) }), 'attachmentIds'],
    ['a file that does not exist', () => create({ attachmentIds: [2_000_000_000] }), 'attachmentIds'],
    ['a file that is null', () => create({ attachmentIds: [null] }), null],
    ['a message that is nothing', () => say({ body: '', attachmentIds: [] }), 'body'],
    [
      'no hours',
      () => world.specialist.api.run(documents.extend, { input: { id: waiting, hours: 0, comment: 'x' } }),
      'hours',
    ],
    [
      '401 hours',
      () => world.specialist.api.run(documents.extend, { input: { id: waiting, hours: 401, comment: 'x' } }),
      'hours',
    ],
    [
      'a score of 0',
      () => world.author.api.run(documents.rate, { input: { id: closed, score: 0 } }),
      'score',
    ],
    [
      'a score of 6',
      () => world.author.api.run(documents.rate, { input: { id: closed, score: 6 } }),
      'score',
    ],
    [
      'a score of 4.5',
      () => world.author.api.run(documents.rate, { input: { id: closed, score: 4.5 } }),
      null,
    ],
    [
      'a rating in 2001 characters',
      () =>
        world.author.api.run(documents.rate, { input: { id: closed, score: 5, comment: 'x'.repeat(2001) } }),
      'comment',
    ],
    ['no rows of a list', () => world.author.api.run(documents.list, { tab: 'MINE', first: 0 }), 'first'],
    ['101 rows of a list', () => world.author.api.run(documents.list, { tab: 'MINE', first: 101 }), 'first'],
    ['less than no rows', () => world.author.api.run(documents.list, { tab: 'MINE', first: -1 }), 'first'],
    ['an unknown tab', () => world.author.api.run(documents.list, { tab: 'SECRET' }), null],
    [
      'an unknown sort field',
      () => world.author.api.run(documents.list, { tab: 'MINE', sort: { field: 'BODY', direction: 'ASC' } }),
      null,
    ],
    [
      '201 entries of history',
      () =>
        world.author.api.run('query ($id: Int!) { ticket(id: $id) { timeline(last: 201) { hasEarlier } } }', {
          id: closed,
        }),
      'last',
    ],
  ];
  it.each(values)('refuses %s', async (_what, ask, field) => {
    expect(Object.keys(await refused(ask))).toEqual(field ? [field] : []);
  });

  it.each([
    ['nothing of ours', 'hello'],
    ['another sort field', cursor(['STATUS', 1, 1])],
    ['no list', cursor({})],
    ['no time', cursor(['UPDATED', 'yesterday', 1])],
    ['a time out of the calendar', cursor(['UPDATED', '+275760-09-13T00:00:00.000Z', 1])],
    ['a statement', cursor(['UPDATED', '2026-03-02T06:00:00.000Z', '1; DROP TABLE ticket'])],
    ['endless', 'A'.repeat(100_000)],
  ])('refuses a cursor that is %s', async (_what, after) => {
    expect(await refused(() => world.author.api.run(documents.list, { tab: 'MINE', after }))).toEqual({});
  });

  it('takes a filter with 1,900 values that are all the same, and refuses one with 40,000', async () => {
    const list = (count: number) =>
      world.author.api.codeOf(documents.list, {
        tab: 'MINE',
        filter: { statuses: Array<string>(count).fill('NEW') },
      });
    expect(await list(1_900)).toBeNull();
    expect(await list(40_000)).toBe('BAD_USER_INPUT');
  });

  it('takes characters of patterns in a filter as they are', async () => {
    await createTicket(world, { subject: '100% готово_1!' });
    const count = async (text: string) =>
      (
        await world.author.api.run<{ tickets: { totalCount: number } }>(documents.list, {
          tab: 'MINE',
          filter: { text },
        })
      ).tickets.totalCount;
    expect(await count('100% ГОТОВО_1!')).toBe(1);
    expect([await count('1%%1'), await count('готово_1?'), await count("' OR 1=1 --")]).toEqual([0, 0, 0]);
  });

  it('is told in the language of whoever sends it', async () => {
    const english: ApiClient = await app.as(
      await app.make.user({
        organization: world.organization,
        groups: [world.group],
        values: { locale: 'en' },
      }),
    );
    const input = ticketInput(world, { subject: '', body: 'x'.repeat(limits.body + 1), key: ' ' });
    const { errors } = await english.ask(documents.create, { input });
    expect(errors![0]).toMatchObject({
      message: 'Please check what you entered.',
      extensions: {
        code: 'BAD_USER_INPUT',
        fields: {
          subject: 'Fill in this field.',
          body: 'Too long: at most 16000 characters.',
          key: 'Fill in this field.',
        },
      },
    });
  });
});

function cursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
