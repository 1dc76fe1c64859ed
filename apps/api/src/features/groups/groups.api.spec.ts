import { adminWorld, audited, refusalOf, type AdminWorld } from '../../testing/admin-world';
import type { Actor } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import type { User } from '../accounts/user.entity';

const fields = 'id version name description connected memberCount permissionSets { id } systems { id }';
const effect = `effect { affectedCount users { user { id } gained { permission group { id } } lost { permission }
  leads { id } stopsLeading { id } } }`;
const create = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { ${fields} } ${effect} } }`;
const update = `mutation ($input: UpdateGroupInput!, $preview: Boolean! = false) {
  updateGroup(input: $input, preview: $preview) { group { ${fields} } ${effect} } }`;
const members = `mutation ($input: ChangeGroupMembersInput!, $preview: Boolean! = false) {
  changeGroupMembers(input: $input, preview: $preview) { group { ${fields} } ${effect} } }`;
const roles = `mutation ($input: SetMemberRolesInput!, $preview: Boolean! = false) {
  setMemberRoles(input: $input, preview: $preview) { group { id } ${effect} } }`;
const connect = `mutation ($input: ConnectGroupInput!) { connectGroup(input: $input) { group { ${fields} } } }`;
const remove = 'mutation ($id: Int!, $version: Int!) { deleteGroup(id: $id, version: $version) }';
const one = `query ($id: Int!, $search: String, $first: Int! = 50, $after: String) { group(id: $id) { ${fields}
  members(search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { user { id fullName } roles { id } } } } } }`;
const waiting =
  '{ groups(connected: false) { totalCount edges { node { id connected organization { id } } } } }';

interface Shown {
  id: number;
  version: number;
  connected: boolean;
  memberCount: number;
  members: { totalCount: number; edges: { node: { user: { id: number }; roles: { id: number }[] } }[] };
}

describe('groups', () => {
  let app: TestApp;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const made = async (by: Actor = world.admin, permissionSetIds: number[] = []): Promise<Shown> => {
    const input = { name: `Группа для проверки ${++names}`, permissionSetIds };
    return (await by.api.run<{ createGroup: { group: Shown } }>(create, { input })).createGroup.group;
  };
  const person = (values: Partial<User> = {}) => app.make.user({ organization: world.organization, values });
  const role = async (input: { leading?: boolean; permissionSetIds?: number[] }): Promise<number> => {
    const document = 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } } }';
    const name = `Роль для проверки ${++names}`;
    const variables = { input: { name, ...input } };
    return (await world.admin.api.run<{ createRole: { role: { id: number } } }>(document, variables))
      .createRole.role.id;
  };
  const set = async (permissions: string[]): Promise<number> => {
    const document = `mutation ($input: CreatePermissionSetInput!) {
      createPermissionSet(input: $input) { permissionSet { id } } }`;
    const variables = { input: { name: `Набор для проверки ${++names}`, permissions } };
    type Made = { createPermissionSet: { permissionSet: { id: number } } };
    return (await world.admin.api.run<Made>(document, variables)).createPermissionSet.permissionSet.id;
  };
  const rightsOf = async (user: User): Promise<string[]> => {
    type Session = { session: { viewer: { permissions: string[] } } };
    const { session } = await (await app.as(user)).run<Session>('{ session { viewer { permissions } } }');
    return session.viewer.permissions;
  };
  const shown = async (id: number, more: object = {}): Promise<Shown> =>
    (await world.admin.api.run<{ group: Shown }>(one, { id, ...more })).group;

  it('give their members the rights of their sets, to those who join later too, and take them from who leaves', async () => {
    const group = await made(world.admin, [await set(['ticket.create'])]);
    const [a, b] = [await person(), await person()];
    const joined = await world.admin.api.run<{ changeGroupMembers: { effect: { affectedCount: number } } }>(
      members,
      {
        input: { groupId: group.id, add: [a.id, b.id] },
      },
    );
    expect(joined.changeGroupMembers.effect.affectedCount).toBe(2);
    expect(await rightsOf(a)).toEqual(['ticket.create']);
    await world.admin.api.run(members, { input: { groupId: group.id, add: [a.id], remove: [b.id] } });
    expect([await rightsOf(a), await rightsOf(b)]).toEqual([['ticket.create'], []]);
    expect((await shown(group.id)).members.edges.map(({ node }) => node.user.id)).toEqual([a.id]);
    expect((await audited(app)).slice(-2)).toEqual(
      Array(2).fill(`group.membersChanged ${(group as never as { name: string }).name}`),
    );
  });

  it('give roles that count in this group only', async () => {
    const [one, other] = [await made(), await made()];
    const user = await person();
    for (const { id } of [one, other])
      await world.admin.api.run(members, { input: { groupId: id, add: [user.id] } });
    const roleId = await role({ permissionSetIds: [await set(['ticket.readAll'])] });
    const input = { groupId: one.id, userId: user.id, roleIds: [roleId], seenRoleIds: [] };
    const saved = await world.admin.api.run<{ setMemberRoles: { effect: { users: unknown[] } } }>(roles, {
      input,
    });
    expect(saved.setMemberRoles.effect.users).toEqual([
      {
        user: { id: user.id },
        gained: [{ permission: 'ticket.readAll', group: { id: one.id } }],
        lost: [],
        leads: [],
        stopsLeading: [],
      },
    ]);
    const { edges } = (await shown(one.id)).members;
    expect(edges[0]!.node.roles).toEqual([{ id: roleId }]);
    expect((await shown(other.id)).members.edges[0]!.node.roles).toEqual([]);
    expect(await refusalOf(world.admin, roles, { input })).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
    });
  });

  it('show the tab of leaders, and hide it, in an open browser', async () => {
    const group = await made();
    const user = await person();
    await world.admin.api.run(members, { input: { groupId: group.id, add: [user.id] } });
    const api = await app.as(user);
    type Change = { sessionChanged: { viewer: { tabs: string[] } } };
    const feed = api.subscribe<Change>('subscription { sessionChanged { viewer { tabs } } }');
    const tabs = async () => (await feed.next()).sessionChanged.viewer.tabs;
    expect(await tabs()).not.toContain('GROUP');
    const roleId = await role({ leading: true });
    const give = { groupId: group.id, userId: user.id, roleIds: [roleId], seenRoleIds: [] };
    await world.admin.api.run(roles, { input: give });
    expect(await tabs()).toContain('GROUP');
    const edit = `mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { role { id } } }`;
    const plain = { id: roleId, version: 1, name: `Просто роль ${roleId}`, description: '', leading: false };
    await world.admin.api.run(edit, { input: { ...plain, permissionSetIds: [] } });
    expect(await tabs()).not.toContain('GROUP');
  });

  it('let nobody make others lead who could not see the tickets themselves', async () => {
    const group = await made();
    const user = await person();
    await world.admin.api.run(members, { input: { groupId: group.id, add: [user.id] } });
    const editor = await app.make.user({
      organization: world.organization,
      rights: ['group.edit', 'user.read'],
    });
    const by = { user: editor, api: await app.as(editor) };
    const input = {
      groupId: group.id,
      userId: user.id,
      roleIds: [await role({ leading: true })],
      seenRoleIds: [],
    };
    expect(await refusalOf(by, roles, { input })).toMatchObject({ code: 'FORBIDDEN', key: 'cannotLetLead' });
    expect((await shown(group.id)).members.edges[0]!.node.roles).toEqual([]);
  });

  it('take nobody in who would gain more than the giver holds', async () => {
    const group = await made(world.admin, [await set(['list.export'])]);
    const editor = await app.make.user({ organization: world.organization, rights: ['group.edit'] });
    const by = { user: editor, api: await app.as(editor) };
    const input = { groupId: group.id, add: [editor.id] };
    expect(await refusalOf(by, members, { input })).toMatchObject({
      code: 'FORBIDDEN',
      key: 'cannotGive',
      extensions: { permissions: ['list.export'] },
    });
    expect(await rightsOf(editor)).toEqual(['group.edit']);
  });

  it('wait for their connection, which the provider sees, and gives in one step', async () => {
    const group = await made();
    type Waiting = { groups: { totalCount: number; edges: { node: { id: number } }[] } };
    const pending = async () => (await world.chief.api.run<Waiting>(waiting)).groups;
    expect((await pending()).edges.map(({ node }) => node.id)).toContain(group.id);
    const system = await app.make.system();
    const input = { groupId: group.id, systemIds: [system.id], seenSystemIds: [] };
    expect(await refusalOf(world.admin, connect, { input })).toMatchObject({ code: 'FORBIDDEN' });
    await world.chief.api.run(connect, { input });
    expect((await pending()).edges.map(({ node }) => node.id)).not.toContain(group.id);
    expect((await shown(group.id)).connected).toBe(true);
    expect(await refusalOf(world.chief, connect, { input })).toMatchObject({ code: 'CONFLICT' });
  });

  it('find members by the beginnings of words, page by page', async () => {
    const group = await made();
    const people = await Promise.all(
      ['Ёлкина Вера', 'Елисеев Олег', 'Жукова Анна'].map((fullName) => person({ fullName })),
    );
    await world.admin.api.run(members, { input: { groupId: group.id, add: people.map(({ id }) => id) } });
    const names = async (more: object) =>
      (await shown(group.id, more)).members.edges.map(({ node }) => node.user.id);
    expect(await names({ search: 'ЕЛ' })).toEqual([people[1]!.id, people[0]!.id]);
    const first = (await shown(group.id, { first: 2 })).members as never as {
      pageInfo: { endCursor: string };
    };
    expect(await names({ first: 2, after: first.pageInfo.endCursor })).toEqual([people[2]!.id]);
  });

  it('are not removed while they have members or tickets', async () => {
    const group = await made();
    const user = await person();
    await world.admin.api.run(members, { input: { groupId: group.id, add: [user.id] } });
    expect(await refusalOf(world.admin, remove, { id: group.id, version: 1 })).toMatchObject({
      code: 'CONFLICT',
      key: 'inUse',
      extensions: { places: [{ kind: 'USER', id: user.id }] },
    });
    await world.admin.api.run(members, { input: { groupId: group.id, remove: [user.id] } });
    expect(await world.admin.api.codeOf(remove, { id: group.id, version: 1 })).toBeNull();
  });

  it('of another organization do not exist, in any argument', async () => {
    const group = await made();
    const foreign = await made(world.stranger);
    const [mine, theirs] = [world.admin.user.id, world.stranger.user.id];
    const theirRole = await app.make.give(await set([]), world.stranger.user);
    const name = { name: 'x', description: '', permissionSetIds: [] };
    const tries: [string, object][] = [
      [one, { id: foreign.id }],
      [update, { input: { id: foreign.id, version: 1, ...name } }],
      [members, { input: { groupId: foreign.id, add: [mine] } }],
      [members, { input: { groupId: group.id, add: [theirs] } }],
      [members, { input: { groupId: group.id, add: [world.chief.user.id] } }],
      [roles, { input: { groupId: foreign.id, userId: theirs, roleIds: [], seenRoleIds: [] } }],
      [roles, { input: { groupId: group.id, userId: theirs, roleIds: [], seenRoleIds: [] } }],
      [remove, { id: foreign.id, version: 1 }],
      [create, { input: { name: 'x', organizationId: world.foreign.id } }],
      [create, { input: { name: 'x', organizationId: world.provider.id } }],
    ];
    for (const [document, variables] of tries)
      expect((await refusalOf(world.admin, document, variables)).code).toBe('NOT_FOUND');
    await world.admin.api.run(members, { input: { groupId: group.id, add: [mine] } });
    const input = { groupId: group.id, userId: mine, roleIds: [theirRole.id], seenRoleIds: [] };
    expect((await refusalOf(world.admin, roles, { input })).code).toBe('NOT_FOUND');
  });
});
