import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import type { ApiClient } from '../../testing/api-client';
import { TestApp } from '../../testing/test-app';
import { UserSession } from './session.entity';
import type { User } from './user.entity';

const hour = 3_600_000;

describe('a session', () => {
  let app: TestApp;
  let user: User;
  beforeAll(async () => {
    app = await TestApp.open({ SESSION_HOURS: '10' });
    user = await app.make.user({ organization: await app.make.organization() });
  });
  afterAll(() => app.close());

  /** Uses the session; the new end from the cookie, or null when the cookie was left alone. */
  async function use(api: ApiClient): Promise<{ code: string | null; until: number | null }> {
    const { errors, response } = await api.ask(documents.counters);
    const cookie = response.headers.get('set-cookie');
    const expires = /Expires=([^;]+)/.exec(cookie ?? '')?.[1];
    if (cookie) expect(cookie).toContain(`supportal_session=${api.token};`);
    return { code: errors?.[0]!.extensions.code ?? null, until: expires ? Date.parse(expires) : null };
  }
  const endOf = async (api: ApiClient) =>
    (await api.run<{ session: { expiresAt: string } | null }>('{ session { expiresAt } }')).session;

  it('ends when it was not used for its lifetime, to the millisecond', async () => {
    const api = await app.as(user);
    app.clock.advance(10 * hour);
    expect(await use(api)).toEqual({ code: 'UNAUTHENTICATED', until: null });
    const other = await app.as(user);
    app.clock.advance(10 * hour - 1);
    expect((await use(other)).code).toBeNull();
  });

  it('goes on while it is used, and is written no more often than needed', async () => {
    const api = await app.as(user);
    app.clock.advance(5 * hour - 1);
    expect(await use(api)).toEqual({ code: null, until: null });
    app.clock.advance(1);
    const until = app.clock.now().getTime() + 10 * hour;
    expect(await use(api)).toEqual({ code: null, until: Math.floor(until / 1000) * 1000 });
    expect(await endOf(api)).toEqual({ expiresAt: new Date(until).toISOString() });
    for (let day = 0; day < 20; day++) {
      app.clock.advance(9 * hour);
      expect((await use(api)).code).toBeNull();
    }
    app.clock.advance(10 * hour);
    expect(await endOf(api)).toBeNull();
  });

  it('is removed after its end by the job', async () => {
    const { read } = app.app.platform.database;
    const before = (await read.list(UserSession, { userId: user.id })).length;
    const api = await app.as(user);
    app.clock.advance(10 * hour + 1);
    const alive = await app.as(user);
    await app.jobs.run('remove expired sessions');
    expect(await read.list(UserSession, { userId: user.id })).toHaveLength(1);
    expect(before).toBeGreaterThan(0);
    expect([await endOf(api), (await endOf(alive)) !== null]).toEqual([null, true]);
  });

  it('is listed to its owner, who can end it; those of others are not found', async () => {
    const own = await app.make.user({ organization: await app.make.organization() });
    const [here, there] = [await app.as(own), await app.as(own)];
    const other = await app.as(await app.make.user({ organization: await app.make.organization() }));
    type Listed = { sessions: { id: number; current: boolean; device: string; address: string }[] };
    const { sessions } = await here.run<Listed>('{ sessions { id current device address } }');
    expect(sessions.map(({ current, device }) => [current, device])).toEqual([
      [false, 'spec'],
      [true, 'spec'],
    ]);
    const revoke = 'mutation ($id: Int!) { revokeSession(id: $id) }';
    expect(await other.codeOf(revoke, { id: sessions[0]!.id })).toBe('NOT_FOUND');
    const feed = there.subscribe('subscription { ticketCountersChanged { mine } }');
    await feed.next();
    await here.run(revoke, { id: sessions[0]!.id });
    await feed.ended;
    expect(await there.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    expect(await here.codeOf(documents.counters)).toBeNull();
    expect(await here.codeOf(revoke, { id: sessions[0]!.id })).toBe('NOT_FOUND');
  });

  it('of another token is none', async () => {
    const api = await app.as(user);
    const token = api.token!;
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toLowerCase(), 'x'.repeat(5_000)]) {
      api.token = wrong;
      expect(await api.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    }
  });

  it('leaves neither its token nor a password in any row of the database', async () => {
    const client = await app.as(null);
    const input = { login: user.login, password: testPassword };
    const { response } = await client.ask(documents.signIn, { input });
    client.token = /supportal_session=([^;]+)/.exec(response.headers.get('set-cookie')!)![1]!;
    const newPassword = 'Неслыханный-пароль-7';
    const changed = await client.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }',
      { input: { currentPassword: testPassword, newPassword } },
    );
    const second = /supportal_session=([^;]+)/.exec(changed.response.headers.get('set-cookie')!)![1]!;
    await client.codeOf(documents.signIn, { input: { ...input, password: 'Промах-мимо-цели' } });

    const { source, read } = app.app.platform.database;
    const rows: unknown[] = [];
    for (const { tableName } of source.entityMetadatas)
      rows.push(...(await read.rows({ text: `SELECT * FROM ${tableName}`, params: [] })));
    const text = JSON.stringify(rows);
    expect(text).toContain(user.login);
    for (const secret of [client.token, second, testPassword, newPassword, 'Промах-мимо-цели'])
      expect(text).not.toContain(secret);
  });
});
