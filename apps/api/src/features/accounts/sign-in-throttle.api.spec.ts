import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { TestApp } from '../../testing/test-app';
import type { WireError } from '../../testing/api-client';

const hour = 3_600_000;
let addresses = 0;

describe('failed sign-ins', () => {
  let app: TestApp;
  let login: string;
  beforeAll(async () => {
    app = await TestApp.open({ TRUST_PROXY: '1' });
  });
  beforeEach(async () => {
    const organization = await app.make.organization();
    ({ login } = await app.make.user({ organization }));
  });
  afterAll(() => app.close());
  const newAddress = () => `10.0.${++addresses >> 8}.${addresses & 255}`;

  /** The error of an attempt; null when it succeeds. */
  async function attempt(name: string, password: string, address = newAddress(), language = 'ru') {
    const response = await fetch(`${app.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': address,
        'accept-language': language,
      },
      body: JSON.stringify({ query: documents.signIn, variables: { input: { login: name, password } } }),
    });
    const { errors } = (await response.json()) as { errors?: WireError[] };
    return errors?.[0] ?? null;
  }
  const code = async (...of: Parameters<typeof attempt>) => (await attempt(...of))?.extensions.code ?? 'OK';
  const fail = async (times: number, name = login) => {
    for (let at = 0; at < times; at++) expect(await code(name, 'wrong')).toBe('UNAUTHENTICATED');
  };

  it.each([
    ['an account', () => login],
    ['a login that does not exist', () => `nobody${addresses}`],
  ])('of %s make the next ones wait: 2 s, 4 s, 8 s … 15 min, from any address', async (_name, of) => {
    const name = of();
    await fail(5, name);
    for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      const refused = await attempt(name, testPassword);
      expect(refused).toMatchObject({
        message: `Слишком много попыток входа. Повторите через ${seconds} с.`,
        extensions: { code: 'RATE_LIMITED' },
      });
      app.clock.advance(seconds * 1000 - 1);
      expect(await code(name, testPassword)).toBe('RATE_LIMITED');
      app.clock.advance(1);
      await fail(1, name);
    }
    expect((await attempt(name, 'x', newAddress(), 'en'))!.message).toMatch(/^Too many attempts\. Try again/);
  });

  it('are forgotten after an hour, and by a success', async () => {
    await fail(5);
    expect(await code(login, testPassword)).toBe('RATE_LIMITED');
    app.clock.advance(2_000);
    expect(await code(login, testPassword)).toBe('OK');
    await fail(5);
    expect(await code(login, testPassword)).toBe('RATE_LIMITED');
    app.clock.advance(hour + 1);
    await fail(5);
    expect(await code(login, testPassword)).toBe('RATE_LIMITED');
  });

  it('of one account delay no other', async () => {
    const { login: other } = await app.make.user({ organization: await app.make.organization() });
    await fail(5);
    expect(await code(other, testPassword)).toBe('OK');
  });

  it('under names that look the same are of the same account', async () => {
    for (const name of [login, login.toUpperCase(), ` ${login}`, login.replace('e', 'е'), login])
      expect(await code(name, 'wrong')).toBe('UNAUTHENTICATED');
    expect(await code(login, testPassword)).toBe('RATE_LIMITED');
  });

  it('from one address under many names make that address wait, and no other', async () => {
    const address = newAddress();
    for (let at = 0; at < 30; at++)
      expect(await code(`guess${at}`, 'wrong', address)).toBe('UNAUTHENTICATED');
    expect(await code(login, testPassword, address)).toBe('RATE_LIMITED');
    expect(await code(login, testPassword)).toBe('OK');
    app.clock.advance(2_000);
    expect(await code(login, testPassword, address)).toBe('OK');
  });

  it('count even when they come all at once', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => code(login, 'wrong')));
    const count = (wanted: string) => codes.filter((one) => one === wanted).length;
    expect({ failed: count('UNAUTHENTICATED'), limited: count('RATE_LIMITED') }).toEqual({
      failed: 5,
      limited: 15,
    });
    const address = newAddress();
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, at) => code(`parallel${at}`, 'wrong', address)),
    );
    expect(many.filter((one) => one === 'UNAUTHENTICATED')).toHaveLength(30);
    expect(new Set(many)).toEqual(new Set(['UNAUTHENTICATED', 'RATE_LIMITED']));
  });

  it('come one by one: a document that makes several attempts makes none', async () => {
    const aliases = ['w0', testPassword].map(
      (password, at) => `a${at}: signIn(input: { login: "${login}", password: "${password}" }) { expiresAt }`,
    );
    const { errors } = await (await app.as(null)).ask(`mutation { ${aliases.join(' ')} }`);
    expect(errors!.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', limit: 'credentials', value: 2, max: 1 },
    ]);
    // None was counted: four more leave room for the right one.
    await fail(4);
    expect(await code(login, testPassword)).toBe('OK');
  });
});
