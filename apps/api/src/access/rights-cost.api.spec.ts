import { User } from '../features/accounts/user.entity';
import { Organization } from '../features/organizations/organization.entity';
import type { ApiClient } from '../testing/api-client';
import { adminWorld, type AdminWorld } from '../testing/admin-world';
import { statementsOf } from '../testing/statements';
import { TestApp } from '../testing/test-app';

const who = '{ session { viewer { permissions } } }';
const reset = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { user { id } } }`;

describe('the cost of rights', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const permissionsOf = async (api: ApiClient) =>
    (await api.run<{ session: { viewer: { permissions: string[] } } | null }>(who)).session?.viewer
      .permissions ?? null;
  const costOf = async (api: ApiClient) => (await statementsOf(app, () => permissionsOf(api))).length;

  async function memberOf(groups: number): Promise<User> {
    const { organization } = world;
    const user = await app.make.user({ organization, rights: ['ticket.create'] });
    for (let nth = 0; nth < groups; nth++) {
      const group = await app.make.group({ organization, rights: ['ticket.create', 'desktop.read'] });
      await app.make.groupRole({ user, group, rights: ['ticket.readAll'] });
      await app.make.groupRole({ user, group, rights: ['list.export'], leading: true });
    }
    return user;
  }

  it('is the same for a member of one group and of sixty, each with sets and roles: four statements', async () => {
    const costs: number[] = [];
    for (const groups of [1, 60]) {
      const api = await app.as(await memberOf(groups));
      // Three for the rights, one for the session.
      costs.push(await costOf(api));
      expect(await permissionsOf(api)).toEqual([
        'desktop.read',
        'list.export',
        'ticket.create',
        'ticket.readAll',
      ]);
    }
    expect(costs).toEqual([4, 4]);
  });

  it('is nothing for a session that is known, at any number of requests at once', async () => {
    const api = await app.as(await memberOf(3));
    await permissionsOf(api);
    expect(await statementsOf(app, () => permissionsOf(api))).toEqual([]);
    const many = () => Promise.all(Array.from({ length: 20 }, () => permissionsOf(api)));
    expect(await statementsOf(app, many)).toEqual([]);
  });

  it('is paid again after a change of rights, once; a change elsewhere costs looking whether it was here', async () => {
    const api = await app.as(await memberOf(2));
    await permissionsOf(api);
    const other = await memberOf(0);
    await app.make.dropRoles(other);
    expect([await costOf(api), await costOf(api)]).toEqual([1, 0]);
    const user = await app.make.user({ organization: world.organization, rights: ['ticket.create'] });
    const changed = await app.as(user);
    expect(await permissionsOf(changed)).toEqual(['ticket.create']);
    await app.make.dropRoles(user);
    expect(await permissionsOf(changed)).toEqual([]);
    expect(await costOf(changed)).toBe(0);
  });

  it('is never paid with rights of before: the request after a change that was answered knows it', async () => {
    const user = await app.make.user({ organization: world.organization });
    const api = await app.as(user);
    expect(await permissionsOf(api)).toEqual([]);
    await app.make.groupRole({
      user,
      group: await app.make.group({ organization: world.organization }),
      rights: ['ticket.readAll'],
    });
    expect(await permissionsOf(api)).toEqual(['ticket.readAll']);
    const change = { id: user.id, version: 1, password: 'another horse battery' };
    await world.admin.api.run(reset, { input: change });
    expect(await permissionsOf(api)).toBeNull();
  });

  it.each(['account', 'organization'])(
    'known or not, nobody is left in whose %s is deactivated',
    async (what) => {
      const organization = await app.make.organization();
      const user = await app.make.user({ organization });
      const api = await app.as(user);
      expect(await permissionsOf(api)).toEqual([]);
      await app.app.platform.database.uow.run((tx) =>
        what === 'account'
          ? tx.update(User, user.id, { active: false })
          : tx.update(Organization, organization.id, { active: false }),
      );
      expect(await permissionsOf(api)).toBeNull();
    },
  );

  it('is asked for by every request while a change is under way, and after one that was taken back', async () => {
    const user = await app.make.user({ organization: world.organization, rights: ['ticket.create'] });
    const api = await app.as(user);
    await permissionsOf(api);
    const { uow } = app.app.platform.database;
    let seen: string[] = [];
    const refused = uow.run(async (tx) => {
      await tx.rows({ text: `UPDATE user_account SET active = 0 WHERE id = ${user.id}`, params: [] });
      seen = await statementsOf(app, () => permissionsOf(api));
      throw new Error('taken back');
    });
    await expect(refused).rejects.toThrow('taken back');
    expect(seen).toHaveLength(1);
    expect([await costOf(api), await costOf(api)]).toEqual([1, 0]);
  });

  it('is paid again when what is known is two seconds old, since other processes may write too', async () => {
    const api = await app.as(await memberOf(1));
    await permissionsOf(api);
    app.clock.advance(1_999);
    expect(await costOf(api)).toBe(0);
    app.clock.advance(1);
    expect(await costOf(api)).toBe(1);
  });
});
