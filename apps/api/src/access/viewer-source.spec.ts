import type { Permission } from '@supportal/domain';
import { User } from '../features/accounts/user.entity';
import { Organization } from '../features/organizations/organization.entity';
import { PermissionSetRight } from '../features/roles/permission-set.entity';
import { UserRole } from '../features/roles/role-links.entity';
import type { Tx } from '../platform/database/tx';
import { TestApp } from '../testing/test-app';
import { ViewerSource } from './viewer-source';

describe('effective rights', () => {
  let app: TestApp;
  let source: ViewerSource;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  beforeEach(() => {
    source = new ViewerSource(app.app.platform.database.read);
  });
  afterAll(() => app.close());
  afterEach(() => jest.restoreAllMocks());

  const viewerOf = async (user: User) => (await source.compute(user.id))!;
  const write = (work: (tx: Tx) => Promise<unknown>) => app.app.platform.database.uow.run(work);

  it('are the union of the sets of all groups, of the system roles, and in a group of the roles held there', async () => {
    const organization = await app.make.organization();
    const first = await app.make.group({ organization, rights: ['ticket.create'] });
    const second = await app.make.group({ organization, rights: ['list.export'] });
    const user = await app.make.user({ organization, groups: [first, second], rights: ['desktop.read'] });
    await app.make.groupRole({ user, group: first, rights: ['ticket.readAll'] });

    const viewer = await viewerOf(user);
    for (const right of ['ticket.create', 'list.export', 'desktop.read'] as Permission[])
      expect(viewer.may(right)).toBe(true);
    expect(viewer.may('ticket.readAll')).toBe(false);
    expect(viewer.mayIn('ticket.readAll', first.id)).toBe(true);
    expect(viewer.allRights()).toEqual(['desktop.read', 'list.export', 'ticket.create', 'ticket.readAll']);
  });

  it('of a role held in group A give nothing in group B, and nothing where one is no member', async () => {
    const organization = await app.make.organization();
    const [a, b, c] = [
      await app.make.group({ organization }),
      await app.make.group({ organization }),
      await app.make.group({ organization }),
    ];
    const user = await app.make.user({ organization, groups: [a, b] });
    await app.make.groupRole({ user, group: a, rights: ['ticket.readAll', 'ticket.reply'], leading: true });

    const viewer = await viewerOf(user);
    expect(viewer.groupIdsWith('ticket.readAll')).toEqual([a.id]);
    expect([b, c].map((group) => viewer.mayIn('ticket.readAll', group.id))).toEqual([false, false]);
    expect(viewer.ledGroupIds).toEqual([a.id]);
    expect(viewer.mayAnywhere('ticket.reply')).toBe(true);
  });

  it('of a leading system role lead every group of the user, and no other', async () => {
    const organization = await app.make.organization();
    const [a, b] = [await app.make.group({ organization }), await app.make.group({ organization })];
    await app.make.group({ organization });
    const user = await app.make.user({ organization, groups: [a, b], leading: true });
    expect((await viewerOf(user)).ledGroupIds).toEqual([a.id, b.id]);
    const alone = await app.make.user({ organization, leading: true });
    expect((await viewerOf(alone)).ledGroupIds).toEqual([]);
  });

  it('reach the systems of the groups they count in', async () => {
    const organization = await app.make.provider();
    const [cash, stock] = [await app.make.system(), await app.make.system()];
    const a = await app.make.group({ organization, systems: [cash] });
    const b = await app.make.group({ organization, systems: [stock] });
    const everywhere = await app.make.user({ organization, groups: [a, b], rights: ['ticket.process'] });
    const inA = await app.make.user({ organization, groups: [a, b] });
    await app.make.groupRole({ user: inA, group: a, rights: ['ticket.process'] });
    expect([...(await viewerOf(everywhere)).systemIdsWith('ticket.process')]).toEqual([cash.id, stock.id]);
    expect([...(await viewerOf(inA)).systemIdsWith('ticket.process')]).toEqual([cash.id]);
  });

  it('never hold a right of the provider for a customer, nor one that does not exist', async () => {
    const organization = await app.make.organization();
    const group = await app.make.group({ organization, rights: ['ticket.process'] });
    const rights: Permission[] = ['ticket.assign', 'directory.edit', 'ticket.create'];
    const user = await app.make.user({ organization, groups: [group], rights });
    await app.make.groupRole({ user, group, rights: ['ticket.note', 'ticket.vanished' as Permission] });

    const viewer = await viewerOf(user);
    expect(viewer.allRights()).toEqual(['ticket.create']);
    expect(viewer.systemIdsWith('ticket.process').size).toBe(0);
  });

  it('cost three statements however many groups and roles there are', async () => {
    const organization = await app.make.organization();
    const user = await app.make.user({ organization, rights: ['ticket.create'] });
    for (let at = 0; at < 25; at++) {
      const group = await app.make.group({ organization, rights: ['ticket.create'] });
      await app.make.groupRole({ user, group, rights: ['ticket.readAll'] });
    }
    const statements = jest.spyOn(app.app.platform.database.source.constructor.prototype, 'query');
    const viewer = await viewerOf(user);
    expect(viewer.facts.groups).toHaveLength(25);
    expect(statements.mock.calls.filter(([text]) => /^\s*SELECT/.test(String(text)))).toHaveLength(3);
  });

  it('are computed once per version of the rights', async () => {
    const organization = await app.make.organization();
    const user = await app.make.user({ organization, rights: ['ticket.create'] });
    const first = await source.load(user.id, 1);
    const computed = jest.spyOn(source, 'compute');
    expect(await source.load(user.id, 1)).toBe(first);
    expect(computed).not.toHaveBeenCalled();

    await app.make.dropRoles(user);
    expect((await source.load(user.id, 2))!.may('ticket.create')).toBe(false);
    expect(await source.load(user.id, 2)).not.toBe(first);
    expect(computed).toHaveBeenCalledTimes(1);
  });

  it('follow a change of a set or of the roles at the next request', async () => {
    const organization = await app.make.organization();
    const user = await app.make.user({ organization, rights: ['ticket.create'] });
    const api = await app.as(user);
    const rights = async () =>
      (
        await api.run<{ session: { viewer: { permissions: string[] } } }>(
          '{ session { viewer { permissions } } }',
        )
      ).session.viewer.permissions;
    expect(await rights()).toEqual(['ticket.create']);
    await write(async (tx) => {
      const [role] = await tx.list(UserRole, { userId: user.id });
      const [link] = await tx.rows<{ setId: number }>({
        text: 'SELECT setId FROM role_permission_set WHERE roleId = ?',
        params: [role!.roleId],
      });
      await tx.insert(PermissionSetRight, { setId: link!.setId, permission: 'ticket.readAll' });
      await app.make.bump(tx, user.id);
    });
    expect(await rights()).toEqual(['ticket.create', 'ticket.readAll']);
    await app.make.dropRoles(user);
    expect(await rights()).toEqual([]);
  });

  it.each(['account', 'organization'])('end with a deactivated %s', async (what) => {
    const organization = await app.make.organization();
    const user = await app.make.user({ organization, rights: ['ticket.create'] });
    const api = await app.as(user);
    expect(await api.codeOf('{ ticketForm { groups { id } } }')).toBeNull();
    await write((tx) =>
      what === 'account'
        ? tx.update(User, user.id, { active: false })
        : tx.update(Organization, organization.id, { active: false }),
    );
    expect(await source.compute(user.id)).toBeNull();
    expect(await api.codeOf('{ ticketForm { groups { id } } }')).toBe('UNAUTHENTICATED');
  });
});
