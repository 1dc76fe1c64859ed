import type { ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { LiveListeners } from '../../testing/live-listeners';
import { testPassword } from '../../testing/factories';
import { supportWorld, type Actor, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';
import { Organization } from '../organizations/organization.entity';
import { User } from './user.entity';

const sessionEnded = 4403;
interface Change {
  sessionChanged: { viewer: { tabs: string[]; permissions: string[] } } | null;
}

describe('a live session', () => {
  const listeners = new LiveListeners();
  let app: TestApp;
  let world: SupportWorld;
  beforeEach(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterEach(() => app.close());
  afterAll(() => listeners.restore());

  /** Follows the own session on an open socket. */
  const follow = (api: ApiClient) => api.follow<Change>(documents.sessionChanged);
  const write = (work: Parameters<TestApp['app']['platform']['database']['uow']['run']>[0]) =>
    app.app.platform.database.uow.run(work);
  const actor = async (user: User): Promise<Actor> => ({ user, api: await app.as(user) });

  it('tells of tabs that come and go', async () => {
    const { colleague, group } = world;
    const feed = await follow(colleague.api);
    const tabs = async () => (await feed.next()).sessionChanged!.viewer.tabs;
    await app.make.groupRole({ user: colleague.user, group, leading: true });
    expect(await tabs()).toEqual(['MINE', 'GROUP']);
    await app.make.groupRole({ user: colleague.user, group, rights: ['ticket.readAll'] });
    expect(await tabs()).toEqual(['MINE', 'ALL', 'GROUP']);

    const deputy = await follow(world.deputy.api);
    await app.make.dropRoles(world.deputy.user);
    const { viewer } = (await deputy.next()).sessionChanged!;
    expect(viewer).toMatchObject({ tabs: ['MINE'], permissions: ['ticket.create'] });
    feed.stop();
    deputy.stop();
  });

  it('tells rights that count everywhere from those of one group, as they come and go', async () => {
    const { organization, group } = world;
    const { user, api } = await actor(
      await app.make.user({ organization, groups: [group], rights: ['group.edit'] }),
    );
    const viewer = '{ viewer { permissions permissionsEverywhere adminSections } }';
    const feed = await api.follow<Change>(`subscription { sessionChanged ${viewer} }`);
    const next = async () => (await feed.next()).sessionChanged!.viewer;
    const permissions = ['group.edit', 'ticket.create'];

    await app.make.groupRole({ user, group, rights: ['group.edit'] });
    expect(await next()).toMatchObject({ permissions, permissionsEverywhere: permissions });
    expect(await api.codeOf('{ groups { totalCount } }')).toBeNull();

    await app.make.dropRoles(user);
    expect(await next()).toMatchObject({
      permissions,
      permissionsEverywhere: ['ticket.create'],
      adminSections: [],
    });
    expect(await api.codeOf('{ groups { totalCount } }')).toBe('FORBIDDEN');
    feed.stop();
  });

  it('says goodbye and closes the socket at sign-out', async () => {
    const { author } = world;
    const feed = await follow(author.api);
    await author.api.run('mutation { signOut }');
    expect((await feed.next()).sessionChanged).toBeNull();
    expect(await author.api.closeCode).toBe(sessionEnded);
    expect(await author.api.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
    expect(await author.api.codeOf('mutation { signOut }')).toBeNull();
  });

  it('outlives the sign-out of another session of the same person', async () => {
    const { author } = world;
    const other = await actor(author.user);
    const [mine, theirs] = [await follow(author.api), await follow(other.api)];
    await other.api.run('mutation { signOut }');
    expect((await theirs.next()).sessionChanged).toBeNull();
    expect(await other.api.closeCode).toBe(sessionEnded);
    expect((await mine.next()).sessionChanged).not.toBeNull();
    await app.app.features.sockets.sweep();
    await listeners.until(`user:${author.user.id}`, 1);
    mine.stop();
  });

  it('ends everywhere when the password is changed elsewhere', async () => {
    const { author } = world;
    const other = await actor(author.user);
    const feed = await follow(author.api);
    await other.api.run(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }',
      { input: { currentPassword: testPassword, newPassword: 'совсем другой пароль' } },
    );
    expect((await feed.next()).sessionChanged).toBeNull();
    expect(await author.api.closeCode).toBe(sessionEnded);
  });

  it('hears nothing after its end and is closed by the sweep when it expires', async () => {
    const { author, specialist } = world;
    const ticket = await createTicket(world);
    const card = author.api.subscribe(documents.ticketChanged, { id: ticket.id });
    await card.next();
    await app.app.features.sockets.sweep();
    expect(app.app.features.sockets.size).toBe(1);

    app.clock.advance(168 * 3_600_000);
    const from = author.api.frames.length;
    const desk = await app.as(specialist.user);
    await desk.run(documents.comment, { input: { id: ticket.id, body: 'СЕКРЕТ' } });
    await card.ended;
    expect(author.api.frames.slice(from).join()).not.toContain('СЕКРЕТ');
    const refused = author.api.subscribe(documents.ticketCountersChanged);
    await expect(refused.next()).rejects.toBeDefined();
    await app.app.features.sockets.sweep();
    expect(await author.api.closeCode).toBe(sessionEnded);
    await listeners.until(`user:${author.user.id}`, 0);
    // The client may know of the end before the server has noted it.
    while (app.app.features.sockets.size) await new Promise((turn) => setImmediate(turn));
  });

  it('is swept off an open socket without any other event', async () => {
    const { author } = world;
    await follow(author.api);
    app.clock.advance(168 * 3_600_000 - 1);
    await app.app.features.sockets.sweep();
    expect(app.app.features.sockets.size).toBe(1);
    app.clock.advance(1);
    await app.app.features.sockets.sweep();
    expect(await author.api.closeCode).toBe(sessionEnded);
  });

  it.each(['account', 'organization'])('ends with a deactivated %s', async (what) => {
    const { author, specialist, organization } = world;
    const ticket = await createTicket(world);
    const card = author.api.subscribe(documents.ticketChanged, { id: ticket.id });
    await card.next();
    await write((tx) =>
      what === 'account'
        ? tx.update(User, author.user.id, { active: false })
        : tx.update(Organization, organization.id, { active: false }),
    );
    await specialist.api.run(documents.comment, { input: { id: ticket.id, body: 'СЕКРЕТ' } });
    await card.ended;
    await app.app.features.sockets.sweep();
    expect(await author.api.closeCode).toBe(sessionEnded);
    expect(author.api.frames.join()).not.toContain('СЕКРЕТ');
    expect(await author.api.codeOf(documents.counters)).toBe('UNAUTHENTICATED');
  });
});
