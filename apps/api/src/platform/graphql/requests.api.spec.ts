import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import type { WireError } from '../../testing/api-client';
import { sessionCookie } from '../http/request-origin';

interface Answer {
  status: number;
  text: string;
  error: WireError | undefined;
}
const malformed = { ru: 'Запрос составлен неверно.', en: 'The request is malformed.' };

describe('a request', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  async function send(
    body: string | Buffer | undefined,
    { headers = {}, ...init }: { headers?: Record<string, string>; method?: string; path?: string } = {},
  ): Promise<Answer> {
    const { path = '/graphql', method = 'POST' } = init;
    const cookie = `${sessionCookie}=${world.author.api.token}`;
    const response = await fetch(app.address + path, {
      method,
      headers: { 'content-type': 'application/json', cookie, ...headers },
      ...(body === undefined ? {} : { body: body as string }),
    });
    const text = await response.text();
    const parsed = JSON.parse(text) as { errors?: WireError[] };
    return { status: response.status, text, error: parsed.errors?.[0] };
  }
  const query = (text: string, more: object = {}) => JSON.stringify({ query: text, ...more });

  /** Nothing that only we should know. */
  function expectNothingInternal({ text }: Answer): void {
    for (const trace of [
      'at ',
      'node_modules',
      '/work',
      '.ts:',
      'SELECT',
      'stacktrace',
      '"target"',
      '"value"',
    ])
      expect(text).not.toContain(trace);
  }

  const broken: [what: string, ask: () => Promise<Answer>, status: number, code: string][] = [
    ['no JSON', () => send('{ "query": '), 400, 'BAD_USER_INPUT'],
    ['nothing', () => send(''), 400, 'BAD_USER_INPUT'],
    ['null', () => send('null'), 400, 'BAD_USER_INPUT'],
    ['a text', () => send('"{ session { expiresAt } }"'), 400, 'BAD_USER_INPUT'],
    ['a batch', () => send(`[${query('{ session { expiresAt } }')}]`), 400, 'BAD_USER_INPUT'],
    ['an empty batch', () => send('[]'), 400, 'BAD_USER_INPUT'],
    ['no query', () => send('{}'), 400, 'BAD_USER_INPUT'],
    ['a query that is a number', () => send('{"query":1}'), 400, 'BAD_USER_INPUT'],
    [
      'variables that are a text',
      () => send(query('{ __typename }', { variables: 'x' })),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'variables that are a list',
      () => send(query('{ __typename }', { variables: [] })),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a name that is a number',
      () => send(query('{ __typename }', { operationName: 1 })),
      400,
      'BAD_USER_INPUT',
    ],
    ['GraphQL that is none', () => send(query('{ session {')), 400, 'BAD_USER_INPUT'],
    ['an empty document', () => send(query(' ')), 400, 'BAD_USER_INPUT'],
    ['an unknown field', () => send(query('{ passwords }')), 400, 'BAD_USER_INPUT'],
    [
      'an operation that is not there',
      () => send(query('query A { __typename }', { operationName: 'B' })),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'two operations and no name',
      () => send(query('query A { __typename } query B { __typename }')),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a subscription',
      () => send(query('subscription { ticketCountersChanged { mine } }')),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'wrong variables',
      () => send(query(documents.ticket, { variables: { id: 'x' } })),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a file as a form',
      () => send('--x--', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
      415,
      'BAD_USER_INPUT',
    ],
    ['XML', () => send('<a/>', { headers: { 'content-type': 'application/xml' } }), 415, 'BAD_USER_INPUT'],
    [
      'GET',
      () => send(undefined, { method: 'GET', path: '/graphql?query={__typename}' }),
      400,
      'BAD_USER_INPUT',
    ],
    ['PUT', () => send(query('{ __typename }'), { method: 'PUT' }), 404, 'NOT_FOUND'],
    ['another address', () => send(query('{ __typename }'), { path: '/graph' }), 404, 'NOT_FOUND'],
  ];
  it.each(broken)(
    'that is %s gets a code and words in the wanted language',
    async (_what, ask, status, code) => {
      const answer = await ask();
      expect({ status: answer.status, code: answer.error?.extensions.code }).toEqual({ status, code });
      expect(answer.error!.message).toMatch(/[а-яё]{3}/i);
      expectNothingInternal(answer);
    },
  );

  it('in English is answered in English', async () => {
    const headers = { 'accept-language': 'en', cookie: '' };
    for (const body of ['', '[]', '{"query":"{"}', '{"query":"{ passwords }"}'])
      expect((await send(body, { headers })).error!.message).toBe(malformed.en);
    const lost = await send('{}', { headers, path: '/nowhere' });
    expect(lost.error!.message).toBe('Not found.');
  });

  it('of a simple kind, as another site could send it, is refused and does nothing', async () => {
    const body = query('mutation { signOut }');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      const answer = await send(body, { headers: { 'content-type': type, origin: 'https://evil.example' } });
      expect([400, 415]).toContain(answer.status);
      expect(answer.error!.extensions.code).toBe('BAD_USER_INPUT');
    }
    const bare = await send(Buffer.from(body), { headers: { 'content-type': '' } });
    expect(bare.error!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await world.author.api.codeOf(documents.counters)).toBeNull();
  });

  it('of more than 256 KB is refused', async () => {
    const limit = 256 * 1024;
    const sized = (size: number) => {
      const empty = query('{ __typename }', { variables: { fill: '' } });
      return query('{ __typename }', { variables: { fill: 'x'.repeat(size - empty.length) } });
    };
    expect((await send(sized(limit))).error).toBeUndefined();
    const answer = await send(sized(limit + 1));
    expect([answer.status, answer.error!.extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(answer.error!.message).toBe('Запрос слишком велик: не больше 256 КБ.');
  });

  it('of 10,000 aliases is refused before it costs anything', async () => {
    const asks = (count: number) =>
      query(`{ ${Array.from({ length: count }, (_, at) => `a${at}: session { expiresAt }`).join(' ')} }`);
    const tooMuch = { code: 'BAD_USER_INPUT', key: 'documentTooComplex' };
    const flood = query(`{ ${'a: session { expiresAt } '.repeat(10_000)} }`);
    expect((await send(flood)).error!.extensions).toEqual({
      ...tooMuch,
      limit: 'length',
      value: 250_004,
      max: 65_536,
    });
    expect((await send(asks(20))).error).toBeUndefined();
    const { status, error } = await send(asks(21));
    expect({ status, ...error }).toMatchObject({
      status: 400,
      message: 'Запрос слишком сложен: rootFields – 21, допускается не больше 20.',
      extensions: { ...tooMuch, limit: 'rootFields', value: 21, max: 20 },
    });
    // The parser gives up after 2,000 tokens, wherever the document is wrong otherwise.
    const long = await send(query(`{ ${'a '.repeat(2_000)} }`));
    expect(long.error!.extensions['detail']).toMatch(/more that 2000 tokens\. Parsing aborted/);
  });

  it('never gets its secrets back, whatever is wrong with it', async () => {
    const secret = 'Очень-Тайный-Пароль';
    const input = { login: 'x'.repeat(101), password: secret };
    const bad: object[] = [
      input,
      { login: 'a', password: secret, extra: 1 },
      { login: 5, password: secret },
      { login: 'a', password: { text: secret } },
      { password: secret },
      { login: `a\u0000`, password: secret },
      { login: 'a', password: secret.repeat(20) },
    ];
    for (const one of bad) {
      const answer = await send(query(documents.signIn, { variables: { input: one } }));
      expect(answer.error!.extensions.code).toBe('BAD_USER_INPUT');
      expect(answer.text).not.toContain(secret);
      expectNothingInternal(answer);
    }
    const detail = async (input: object) =>
      (await send(query(documents.signIn, { variables: { input } }))).error!.extensions['detail'];
    expect(await detail({ ...input, extra: 1 })).toBe('Field "extra" is not defined by type "SignInInput".');
    expect(await detail({ login: 'a', password: [secret] })).toBe(
      'String cannot represent a non string value.',
    );
  });
});
