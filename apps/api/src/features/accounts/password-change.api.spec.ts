import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { ApiError, type ApiClient } from '../../testing/api-client';
import { TestApp } from '../../testing/test-app';
import type { Organization } from '../organizations/organization.entity';
import type { User } from './user.entity';

const document =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { mustChangePassword } }';

describe('a change of password', () => {
  let app: TestApp;
  let organization: Organization;
  let user: User;
  beforeAll(async () => {
    app = await TestApp.open();
    organization = await app.make.organization();
  });
  beforeEach(async () => {
    app.clock.advance(2 * 3_600_000);
    user = await app.make.user({ organization });
  });
  afterAll(() => app.close());

  async function refusal(api: ApiClient, newPassword: string, currentPassword = testPassword) {
    const error = await api
      .run(document, { input: { currentPassword, newPassword } })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    const { code, fields } = error as ApiError;
    return { code, fields };
  }
  /** Changes it; the client goes on with the new session. */
  async function change(api: ApiClient, newPassword: string, currentPassword = testPassword) {
    const { errors, response } = await api.ask(document, { input: { currentPassword, newPassword } });
    expect(errors).toBeUndefined();
    api.token = /supportal_session=([^;]+)/.exec(response.headers.get('set-cookie')!)![1]!;
  }
  const enters = async (password: string) =>
    (await (await app.as(null)).codeOf(documents.signIn, { input: { login: user.login, password } })) ===
    null;

  const flaws: [why: string, password: (login: string) => string, ru: string, en: string][] = [
    [
      'short',
      () => 'девять ab',
      'Пароль слишком короткий: нужно не меньше 10 символов.',
      'The password is too short: at least 10 characters.',
    ],
    [
      'short, in letters of two units',
      () => '😀😁😂🤣😃😄😅😆😇',
      'Пароль слишком короткий: нужно не меньше 10 символов.',
      'The password is too short: at least 10 characters.',
    ],
    [
      'long',
      () => 'ab1!'.repeat(50) + 'x',
      'Пароль слишком длинный: не больше 200 символов.',
      'The password is too long: at most 200 characters.',
    ],
    [
      'common',
      () => 'Qwerty12345',
      'Такой пароль легко подобрать. Придумайте другой.',
      'This password is easy to guess. Choose another one.',
    ],
    [
      'of three letters',
      () => 'abcabcabcabc',
      'Такой пароль легко подобрать. Придумайте другой.',
      'This password is easy to guess. Choose another one.',
    ],
    [
      'like the login',
      (login) => `мой ${login.toUpperCase()} пароль`,
      'Пароль не должен содержать логин.',
      'The password must not contain the login.',
    ],
    [
      'the same',
      () => testPassword,
      'Новый пароль совпадает с текущим.',
      'The new password equals the current one.',
    ],
    [
      'not typable',
      () => 'correct\u0007horse battery',
      'Текст содержит недопустимые символы.',
      'The text contains characters that are not allowed.',
    ],
  ];
  it.each(flaws)('refuses a new one that is %s, in both languages', async (_why, password, ru, en) => {
    for (const [locale, message] of Object.entries({ ru, en }) as ['ru' | 'en', string][]) {
      const one = await app.make.user({ organization, values: { locale } });
      const api = await app.as(one, 'de');
      expect(await refusal(api, password(one.login))).toEqual({
        code: 'BAD_USER_INPUT',
        fields: { newPassword: message },
      });
    }
  });

  it('needs the current one, and delays whoever guesses it', async () => {
    const api = await app.as(user);
    for (let at = 0; at < 5; at++)
      expect(await refusal(api, 'совсем другой пароль', `guess ${at}`)).toEqual({
        code: 'BAD_USER_INPUT',
        fields: { currentPassword: 'Текущий пароль указан неверно.' },
      });
    expect((await refusal(api, 'совсем другой пароль')).code).toBe('RATE_LIMITED');
    app.clock.advance(2_000);
    await change(api, 'совсем другой пароль');
  });

  it('does not count a weak new one as a wrong guess', async () => {
    const api = await app.as(user);
    for (let at = 0; at < 8; at++) expect((await refusal(api, `weak${at}`)).code).toBe('BAD_USER_INPUT');
    await change(api, 'совсем другой пароль');
  });

  it('replaces the own session and ends all others', async () => {
    const [api, other] = [await app.as(user), await app.as(user)];
    const before = api.token;
    await change(api, 'совсем другой пароль');
    expect(api.token).not.toBe(before);
    expect(await api.codeOf(documents.counters)).toBeNull();
    expect(await other.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    other.token = before;
    expect(await other.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    expect([await enters(testPassword), await enters('совсем другой пароль')]).toEqual([false, true]);
  });

  it.each([
    ['the longest', 'ab1!'.repeat(50)],
    ['of emoji', '😀😁😂🤣😃😄😅😆😇😈'.repeat(10)],
    ['with blanks around', '  пароль с полями  '],
    ['from right to left', 'סיסמה ארוכה מאוד'],
  ])('takes one that can be typed at the sign-in: %s', async (_name, password) => {
    await change(await app.as(user), password);
    expect(await enters(password)).toBe(true);
    expect(await enters(password.trimEnd() === password ? `${password} ` : password.trim())).toBe(false);
  });

  it('of two at once, from two sessions, only one happens', async () => {
    const [a, b] = [await app.as(user), await app.as(user)];
    const ask = (api: ApiClient, newPassword: string) =>
      api.codeOf(document, { input: { currentPassword: testPassword, newPassword } });
    const codes = await Promise.all([ask(a, 'первый новый пароль'), ask(b, 'второй новый пароль')]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    const works = [await enters('первый новый пароль'), await enters('второй новый пароль')];
    expect(works).toEqual(codes.map((code) => code === null));
  });

  describe('that is demanded', () => {
    it('lets nothing else be done until then: no files either', async () => {
      const rights = ['ticket.create', 'ticket.readAll'] as const;
      const demanded = await app.make.user({
        organization,
        rights: [...rights],
        values: { mustChangePassword: true },
      });
      const api = await app.as(demanded);
      const file = await api.uploadRaw('a.txt', 'текст', 'text/plain');
      expect([file.status, await codeIn(file)]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      const download = await api.download(1);
      expect([download.status, await codeIn(download)]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect(await api.codeOf(documents.counters)).toBe('PASSWORD_CHANGE_REQUIRED');

      await change(api, 'совсем другой пароль');
      expect(await api.codeOf(documents.counters)).toBeNull();
      expect((await api.uploadRaw('a.txt', 'текст', 'text/plain')).status).toBe(201);
    });
  });
});

const codeIn = async (response: Response): Promise<string> =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
