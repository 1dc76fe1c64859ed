import { adminWorld, audited, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const fields = 'id version name description permissions roles { id } groups { id }';
const effect =
  'effect { affectedCount users { user { id } gained { permission } lost { permission } leads { id } stopsLeading { id } } }';
const create = `mutation ($input: CreatePermissionSetInput!) {
  createPermissionSet(input: $input) { permissionSet { ${fields} } ${effect} } }`;
const update = `mutation ($input: UpdatePermissionSetInput!, $preview: Boolean! = false) {
  updatePermissionSet(input: $input, preview: $preview) { permissionSet { ${fields} } ${effect} } }`;
const remove = 'mutation ($id: Int!, $version: Int!) { deletePermissionSet(id: $id, version: $version) }';
const one = `query ($id: Int!) { permissionSet(id: $id) { ${fields} } }`;
const list = `query ($search: String, $organizationId: Int, $first: Int! = 50, $after: String) {
  permissionSets(search: $search, organizationId: $organizationId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name } } } }`;

interface Shown {
  id: number;
  version: number;
  name: string;
  permissions: string[];
}
interface Effect {
  affectedCount: number;
  users: { user: { id: number }; gained: { permission: string }[]; lost: { permission: string }[] }[];
}

describe('permission sets', () => {
  let app: TestApp;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const made = async (permissions: string[], by = world.admin): Promise<Shown> => {
    const input = { name: `Набор для проверки ${++names}`, permissions };
    const { createPermissionSet } = await by.api.run<{ createPermissionSet: { permissionSet: Shown } }>(
      create,
      {
        input,
      },
    );
    return createPermissionSet.permissionSet;
  };
  const refusal = (document: string, variables: object, by = world.admin) =>
    refusalOf(by, document, variables);
  const given = async (set: Shown) => {
    const user = await app.make.user({ organization: world.organization });
    await app.make.give(set.id, user);
    return user;
  };

  it('are made, shown, found, edited and removed, and each step is written down', async () => {
    const set = await made(['ticket.create', 'desktop.read']);
    expect(set).toMatchObject({ version: 1, permissions: ['desktop.read', 'ticket.create'] });
    const { permissionSet } = await world.admin.api.run<{ permissionSet: Shown }>(one, { id: set.id });
    expect(permissionSet).toEqual(set);
    const found = await world.admin.api.run<{
      permissionSets: { totalCount: number; edges: { node: Shown }[] };
    }>(list, { search: set.name.toUpperCase() });
    expect(found.permissionSets.edges.map(({ node }) => node.id)).toEqual([set.id]);
    const input = { id: set.id, version: 1, name: 'Переименован', description: 'Зачем', permissions: [] };
    const edited = await world.admin.api.run<{ updatePermissionSet: { permissionSet: Shown } }>(update, {
      input,
    });
    expect(edited.updatePermissionSet.permissionSet).toMatchObject({ version: 2, name: 'Переименован' });
    await world.admin.api.run(remove, { id: set.id, version: 2 });
    expect(await world.admin.api.codeOf(one, { id: set.id })).toBe('NOT_FOUND');
    expect((await audited(app)).slice(-3)).toEqual([
      `permissionSet.created ${set.name}`,
      `permissionSet.edited ${set.name}`,
      'permissionSet.deleted Переименован',
    ]);
  });

  it('give and take rights of whoever has them, at once; a preview tells the same and keeps nothing', async () => {
    const set = await made(['ticket.create']);
    const user = await given(set);
    const api = await app.as(user);
    const rights = async () =>
      (
        await api.run<{ session: { viewer: { permissions: string[] } } }>(
          '{ session { viewer { permissions } } }',
        )
      ).session.viewer.permissions;
    expect(await rights()).toEqual(['ticket.create']);
    const input = { id: set.id, version: 1, name: set.name, description: '', permissions: ['list.export'] };
    const wanted = {
      affectedCount: 1,
      users: [
        {
          user: { id: user.id },
          gained: [{ permission: 'list.export' }],
          lost: [{ permission: 'ticket.create' }],
          leads: [],
          stopsLeading: [],
        },
      ],
    };
    const before = await audited(app);
    const preview = await world.admin.api.run<{ updatePermissionSet: { effect: Effect } }>(update, {
      input,
      preview: true,
    });
    expect(preview.updatePermissionSet.effect).toEqual(wanted);
    expect(await rights()).toEqual(['ticket.create']);
    expect(await audited(app)).toEqual(before);
    const saved = await world.admin.api.run<{ updatePermissionSet: { effect: Effect } }>(update, { input });
    expect(saved.updatePermissionSet.effect).toEqual(wanted);
    expect(await rights()).toEqual(['list.export']);
  });

  it('refuse a second saver with both values and who was first', async () => {
    const set = await made(['ticket.create']);
    const input = { id: set.id, version: 1, name: 'Первый', description: '', permissions: ['ticket.create'] };
    await world.admin.api.run(update, { input });
    const late = { ...input, name: 'Второй' };
    expect(await refusal(update, { input: late }, world.chief)).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      extensions: { by: 'Администратор Ромашки', current: { name: 'Первый', version: 2 } },
    });
  });

  it('are saved by one of two editors at the same moment', async () => {
    const set = await made([]);
    const save = (name: string) =>
      world.admin.api.codeOf(update, {
        input: { id: set.id, version: 1, name, description: '', permissions: [] },
      });
    expect((await Promise.all([save('Раз'), save('Два')])).sort()).toEqual(['CONFLICT', null]);
  });

  it('never hold what their maker does not hold, nor for customers what only the provider can hold', async () => {
    const limited = await app.make.user({
      organization: world.organization,
      rights: ['permissionSet.edit', 'ticket.create'],
    });
    const by = { user: limited, api: await app.as(limited) };
    const input = { name: 'Лишнее', permissions: ['ticket.create', 'list.export'] };
    expect(await refusal(create, { input }, by)).toMatchObject({
      code: 'FORBIDDEN',
      key: 'cannotGive',
      extensions: { permissions: ['list.export'] },
    });
    const foreign = { organizationId: world.organization.id, name: 'Чужое', permissions: ['ticket.process'] };
    expect(await refusal(create, { input: foreign }, world.chief)).toMatchObject({
      code: 'BAD_USER_INPUT',
      key: 'providerOnly',
    });
    const unknown = { name: 'Нет такого', permissions: ['toString'] };
    expect(await refusal(create, { input: unknown })).toMatchObject({
      code: 'BAD_USER_INPUT',
      key: 'unknownValue',
    });
    // What is there already may stay when somebody with less edits the rest.
    const set = await made(['list.export']);
    const kept = { id: set.id, version: 1, name: 'Оставлено', description: '', permissions: ['list.export'] };
    expect(await by.api.codeOf(update, { input: kept })).toBeNull();
  });

  it('have names of their own in each organization', async () => {
    const set = await made([]);
    expect(await refusal(create, { input: { name: set.name, permissions: [] } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { name: 'Такое название уже есть.' },
    });
    const elsewhere = { name: set.name, permissions: [] };
    expect(await world.stranger.api.codeOf(create, { input: elsewhere })).toBeNull();
  });

  it('are not removed while something uses them: the refusal lists where', async () => {
    const set = await made(['ticket.create']);
    await given(set);
    expect(await refusal(remove, { id: set.id, version: 1 })).toMatchObject({
      code: 'CONFLICT',
      key: 'inUse',
      extensions: { places: [{ kind: 'ROLE' }], more: 0 },
    });
  });

  it('of another organization do not exist, by any way', async () => {
    const set = await made([]);
    const input = { id: set.id, version: 1, name: 'Чужой', description: '', permissions: [] };
    for (const [document, variables] of [
      [one, { id: set.id }],
      [update, { input }],
      [remove, { id: set.id, version: 1 }],
      [list, { organizationId: world.organization.id }],
      [create, { input: { organizationId: world.organization.id, name: 'x', permissions: [] } }],
    ] as const) {
      const [there, missing] = [
        await refusal(document, variables, world.stranger),
        await refusal(
          document,
          JSON.parse(JSON.stringify(variables).replace(/(d":)\d+/, '$1999999')),
          world.stranger,
        ),
      ];
      expect(there.code).toBe('NOT_FOUND');
      expect(there).toEqual(missing);
    }
    expect(await world.plain.api.codeOf(one, { id: set.id })).toBe('FORBIDDEN');
    expect(await (await app.as(null)).codeOf(one, { id: set.id })).toBe('UNAUTHENTICATED');
  });

  it('come in pages without a gap', async () => {
    for (let at = 0; at < 7; at++) await made([]);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: {
        permissionSets: { edges: { node: Shown }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } = await world.admin.api.run(list, { first: 3, after });
      seen.push(...page.permissionSets.edges.map(({ node }) => node.id));
      after = page.permissionSets.pageInfo.hasNextPage ? page.permissionSets.pageInfo.endCursor : null;
    } while (after);
    const whole = await world.admin.api.run<{
      permissionSets: { totalCount: number; edges: { node: Shown }[] };
    }>(list);
    expect(seen).toEqual(whole.permissionSets.edges.map(({ node }) => node.id));
    expect(new Set(seen).size).toBe(whole.permissionSets.totalCount);
  });
});
