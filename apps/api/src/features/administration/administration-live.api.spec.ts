import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import type { Actor } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';

const watch = 'subscription { administrationChanged { kind id refresh } }';
const create = `mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } } }`;

interface Change {
  administrationChanged: { kind: string | null; id: number | null; refresh: boolean };
}

describe('live administration', () => {
  let app: TestApp;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const made = async (by: Actor): Promise<number> => {
    const input = { name: `Роль вживую ${++names}` };
    return (await by.api.run<{ createRole: { role: { id: number } } }>(create, { input })).createRole.role.id;
  };

  it('begins with a refresh and tells what changed within reach, and nothing else', async () => {
    const [own, foreign, provider] = [world.admin, world.stranger, world.chief].map(({ api }) =>
      api.subscribe<Change>(watch),
    );
    const feeds = [own!, foreign!, provider!];
    const begun = await Promise.all(feeds.map(async (feed) => (await feed.next()).administrationChanged));
    expect(begun).toEqual(Array(3).fill({ kind: null, id: null, refresh: true }));
    const [mine, theirs] = [await made(world.admin), await made(world.stranger)];
    const told = async (feed: (typeof feeds)[number]) => (await feed.next()).administrationChanged.id;
    expect(await told(own!)).toBe(mine);
    expect(await told(foreign!)).toBe(theirs);
    expect([await told(provider!), await told(provider!)].sort()).toEqual([mine, theirs].sort());
    expect([own!.waiting, foreign!.waiting]).toEqual([0, 0]);
    for (const feed of feeds) feed.stop();
  });

  it('ends when the right to it is gone, and tells nothing more', async () => {
    const user = await app.make.user({ organization: world.organization, rights: ['role.edit'] });
    const api = await app.as(user);
    const feed = api.subscribe<Change>(watch);
    await feed.next();
    await app.make.dropRoles(user);
    await expect(feed.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const frames = api.frames.length;
    const witness = world.admin.api.subscribe<Change>(watch);
    await witness.next();
    await made(world.admin);
    // The witness hears it in the same turn in which this one would have.
    await witness.next();
    await api.settle();
    expect(api.frames.slice(frames).filter((frame) => frame.includes('administrationChanged'))).toEqual([]);
  });

  it('is for administrators', async () => {
    const feed = world.plain.api.subscribe<Change>(watch);
    await expect(feed.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
