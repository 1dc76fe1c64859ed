import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const one = 'query ($id: Int!) { user(id: $id) { memberships { group { id } } } }';
const list = 'query ($search: String) { users(search: $search) { edges { node { id } } } }';
const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created updated unchanged failed rows { line login outcome password errors { field message } } } }`;

interface Imported {
  importUsers: {
    created: number;
    updated: number;
    unchanged: number;
    failed: number;
    rows: { line: number; outcome: string; password: string | null; errors: { field: string }[] }[];
  };
}

describe('accounts', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it('come from a file: a dry run, errors by row, and nothing new the second time', async () => {
    const group = await app.make.group({ organization: world.organization, name: 'Бухгалтерия' });
    const csv = [
      'Логин;ФИО;E-mail;Группы',
      'imp.one;Первый Импорт;one@example.org;бухгалтерия',
      'imp.two;Второй Импорт;;',
      'imp.bad;Плохой Импорт;не почта;',
      'IMP.one;Повтор;;',
      'imp.none;Без Группы;;нет такой',
    ].join('\n');
    const run = async (dryRun: boolean, text = csv) =>
      (await world.admin.api.run<Imported>(importing, { input: { csv: text, dryRun } })).importUsers;
    const outcome = ['CREATE', 'CREATE', 'ERROR', 'ERROR', 'ERROR'];
    const dry = await run(true);
    expect(dry.rows.map((row) => row.outcome)).toEqual(outcome);
    expect(dry.rows.flatMap((row) => row.errors.map(({ field }) => field))).toEqual([
      'email',
      'login',
      'groups',
    ]);
    const counted = { created: 2, updated: 0, unchanged: 0, failed: 3 };
    expect(await run(false)).toMatchObject(counted);
    expect(dry).toMatchObject(counted);
    expect(await run(false)).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 3 });
    expect(await run(false, 'login,position,timeZone\nimp.one,Бухгалтер,Asia/Omsk')).toMatchObject({
      updated: 1,
    });
    const { users } = await world.admin.api.run<{ users: { edges: { node: { id: number } }[] } }>(list, {
      search: 'imp.one',
    });
    const { user } = await world.admin.api.run<{ user: { memberships: unknown } }>(one, {
      id: users.edges[0]!.node.id,
    });
    expect(user.memberships).toEqual([{ group: { id: group.id } }]);
    expect(
      await refusalOf(world.admin, importing, { input: { csv: 'a;b\n1;2', dryRun: true } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      key: 'importHeader',
    });
  });
});
