import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { TestApp } from '../../testing/test-app';
import type { ApiClient, WireError } from '../../testing/api-client';
import { Organization } from '../organizations/organization.entity';
import type { User } from './user.entity';

describe('sign-in', () => {
  let app: TestApp;
  let user: User;
  let api: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
    const organization = await app.make.organization();
    user = await app.make.user({ organization, values: { login: 'Anna.Petrova' } });
  });
  beforeEach(async () => {
    // Past every delay that a test before has earned.
    app.clock.advance(2 * 3_600_000);
    api = await app.as(null);
  });
  afterAll(() => app.close());
  const enter = (login: string, password = testPassword, client = api) =>
    client.ask<{ signIn: { viewer: { id: number } } }>(documents.signIn, { input: { login, password } });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { data, response } = await enter('Anna.Petrova');
    expect(data!.signIn.viewer.id).toBe(user.id);
    const cookie = response.headers.get('set-cookie')!;
    const expires = new Date(app.clock.now().getTime() + 168 * 3_600_000).toUTCString();
    expect(cookie).toMatch(/^supportal_session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      `Expires=${expires}`,
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
    ]);
  });

  it('sets it for TLS only when people come over TLS', async () => {
    const secure = await TestApp.open({ PORTAL_URL: 'https://support.example.org' });
    const organization = await secure.make.organization();
    const { login } = await secure.make.user({ organization });
    const client = await secure.as(null);
    const { response } = await enter(login, testPassword, client);
    expect(response.headers.get('set-cookie')).toContain('; Secure');
    await secure.close();
  });

  it.each([
    ['as it is', 'Anna.Petrova'],
    ['in another case', 'ANNA.petrova'],
    ['with blanks around and inside', '  Anna . Petrova '],
    ['in Cyrillic letters that look the same', 'Аnnа.Реtrоvа'],
    ['in full-width letters', 'Ａnna.Petrova'],
  ])('takes the login %s', async (_name, login) => {
    expect((await enter(login)).data!.signIn.viewer.id).toBe(user.id);
  });

  it.each(['anna.petrov', 'annapetrova', 'anna.petrova2', 'Ann'])(
    'takes no other login: %s',
    async (login) => {
      expect((await enter(login)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    },
  );

  it.each([
    ['ru', 'Неверный логин или пароль.'],
    ['en', 'Wrong login or password.'],
  ])(
    'answers a wrong password, an unknown login and a deactivated account alike (%s)',
    async (language, message) => {
      const client = await app.as(null, language);
      const closed = await app.make.organization();
      const inactive = await app.make.user({ organization: closed, values: { active: false } });
      const orphan = await app.make.user({ organization: closed });
      await app.app.platform.database.uow.run((tx) => tx.update(Organization, closed.id, { active: false }));
      const attempts: [string, string][] = [
        ['Anna.Petrova', 'wrong password'],
        ['nobody', testPassword],
        [inactive.login, testPassword],
        [orphan.login, testPassword],
        [orphan.login, 'wrong password'],
      ];
      const answers: { errors?: WireError[]; cookie: string | null; status: number }[] = [];
      for (const [login, password] of attempts) {
        const { errors, response } = await enter(login, password, client);
        answers.push({ errors, cookie: response.headers.get('set-cookie'), status: response.status });
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({
        cookie: null,
        errors: [{ message, extensions: { code: 'UNAUTHENTICATED', key: 'signInFailed' } }],
      });
    },
  );

  it('takes the same class of time for all of them', async () => {
    const organization = await app.make.organization();
    const inactive = await app.make.user({ organization, values: { active: false } });
    const times: Record<string, number[]> = { wrong: [], unknown: [], inactive: [] };
    const logins = { wrong: 'Anna.Petrova', unknown: 'nobody at all', inactive: inactive.login };
    for (let round = 0; round < 7; round++)
      for (const [kind, login] of Object.entries(logins)) {
        app.clock.advance(2 * 3_600_000);
        const from = performance.now();
        await enter(login, 'wrong password');
        times[kind]!.push(performance.now() - from);
      }
    const median = (kind: string) => times[kind]!.sort((a, b) => a - b)[3]!;
    for (const kind of ['unknown', 'inactive']) {
      expect(median(kind) / median('wrong')).toBeGreaterThan(0.25);
      expect(median(kind) / median('wrong')).toBeLessThan(4);
    }
  });

  it('opens sessions of their own, of which sign-out ends one', async () => {
    const tokens = [];
    for (let at = 0; at < 2; at++) {
      const { response } = await enter('Anna.Petrova');
      tokens.push(/supportal_session=([^;]+)/.exec(response.headers.get('set-cookie')!)![1]!);
    }
    const [first, second] = [await app.as(null), await app.as(null)];
    [first.token, second.token] = tokens as [string, string];
    const { response } = await first.ask('mutation { signOut }');
    expect(response.headers.get('set-cookie')).toMatch(/^supportal_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await first.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    expect(await second.codeOf(documents.counters)).toBeNull();
  });
});
