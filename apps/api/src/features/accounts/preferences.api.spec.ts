import { documents } from '../../testing/documents';
import { TestApp } from '../../testing/test-app';
import type { ApiClient } from '../../testing/api-client';
import { User } from './user.entity';

const document =
  'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { locale theme timeZone } }';

describe('preferences', () => {
  let app: TestApp;
  let user: User;
  let api: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  beforeEach(async () => {
    user = await app.make.user({ organization: await app.make.organization() });
    api = await app.as(user, 'de');
  });
  afterAll(async () => {
    await app.close();
  });
  const set = async (input: object) =>
    (await api.run<{ updatePreferences: object }>(document, { input })).updatePreferences;
  const stored = async () => {
    const row = await app.app.platform.database.read.find(User, { id: user.id });
    const { locale, theme, timeZone, rightsVersion } = row!;
    return { locale, theme, timeZone, rightsVersion };
  };

  it('change one by one; what is left out or null stays', async () => {
    expect(await set({ locale: 'en' })).toEqual({ locale: 'en', theme: 'SYSTEM', timeZone: 'Europe/Moscow' });
    expect(await set({ theme: 'DARK', locale: null })).toMatchObject({ locale: 'en', theme: 'DARK' });
    expect(await set({ timeZone: 'Asia/Vladivostok' })).toEqual({
      locale: 'en',
      theme: 'DARK',
      timeZone: 'Asia/Vladivostok',
    });
    expect(await set({})).toMatchObject({ locale: 'en', theme: 'DARK' });
    expect(await stored()).toMatchObject({ locale: 'en', theme: 'DARK', timeZone: 'Asia/Vladivostok' });
  });

  it('decide the language of errors, before what the browser asks for', async () => {
    const message = async () => (await api.ask(documents.ticket, { id: 1 })).errors![0]!.message;
    expect(await message()).toBe('Тикет не найден.');
    await set({ locale: 'en' });
    expect(await message()).toBe('Ticket not found.');
  });

  it.each([
    ['', 'empty'],
    ['Mars/Olympus', 'unknown'],
    ['x'.repeat(1_000), 'endless'],
    ['Europe/Moscow\u0000', 'with a control character'],
  ])('refuse a time zone %p: %s', async (timeZone) => {
    const before = await stored();
    const { errors } = await api.ask(document, { input: { timeZone, locale: 'en' } });
    expect(errors![0]).toMatchObject({
      message: 'Проверьте введённые данные.',
      extensions: { code: 'BAD_USER_INPUT', fields: { timeZone: 'Недопустимое значение.' } },
    });
    expect(await stored()).toEqual(before);
  });

  it.each([{ locale: 'de' }, { theme: 'PINK' }, { theme: 1 }, { timeZone: 5 }, { colour: 'red' }])(
    'refuse %j',
    async (input) => {
      const before = await stored();
      expect(await api.codeOf(document, { input })).toBe('BAD_USER_INPUT');
      expect(await stored()).toEqual(before);
    },
  );

  it('reach the other windows of the same person at once', async () => {
    const other = await app.as(user);
    const feed = await other.follow<{ sessionChanged: { viewer: { theme: string } } }>(
      'subscription { sessionChanged { viewer { theme locale } } }',
    );
    await set({ theme: 'LIGHT', locale: 'en' });
    expect((await feed.next()).sessionChanged.viewer).toEqual({ theme: 'LIGHT', locale: 'en' });
    feed.stop();
  });
});
