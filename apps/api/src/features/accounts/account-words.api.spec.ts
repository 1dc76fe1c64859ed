import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { keptWords } from '../../testing/kept-words';
import { openTestDatabase } from '../../testing/test-database';
import { TestApp } from '../../testing/test-app';
import { FakeClock } from '../../testing/fake-clock';
import { install } from '../installation';

const create = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id version } } }';
const update = `mutation ($input: UpdateUserInput!, $preview: Boolean! = false) {
  updateUser(input: $input, preview: $preview) { user { id version } } }`;
const importing =
  'mutation ($input: ImportUsersInput!) { importUsers(input: $input) { created updated failed } }';
const search = 'query ($search: String) { users(search: $search) { edges { node { id } } } }';

const person = {
  ...{ login: 'svetlova', fullName: 'Светлова Ольга', email: 'olga@example.org' },
  ...{ description: '', phone: '', messenger: '', position: '', timeZone: 'Europe/Moscow' },
  ...{ groupIds: [], roleIds: [], mustChangePassword: false },
};

describe('the words of accounts', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());
  afterEach(async () => {
    const { stored, meant } = await keptWords(app.app.platform.database.read);
    expect(stored).toEqual(meant);
    expect(stored.length).toBeGreaterThan(10);
  });

  const found = async (text: string) =>
    (
      await world.admin.api.run<{ users: { edges: { node: { id: number } }[] } }>(search, { search: text })
    ).users.edges.map(({ node }) => node.id);

  it('follow what is made, renamed, only looked at and refused', async () => {
    const { createUser } = await world.admin.api.run<{
      createUser: { user: { id: number; version: number } };
    }>(create, { input: { ...person, password: 'синий кит плывёт' } });
    const { id, version } = createUser.user;
    expect(await found('ольга свет')).toEqual([id]);
    const renamed = { ...person, id, version, fullName: 'Тёмная Ольга' };
    await world.admin.api.run(update, { input: renamed, preview: true });
    expect(await found('свет')).toEqual([id]);
    await world.admin.api.run(update, { input: renamed });
    expect(await found('темн ol')).toEqual([id]);
    expect(await found('svetlova ольга')).toEqual([id]);
    expect(await found('свет')).toEqual([]);
    expect(await found('svetlova svetlova тёмная')).toEqual([id]);
    await refusalOf(world.admin, update, { input: { ...renamed, fullName: 'Иная' } });
    expect(await found('иная')).toEqual([]);
  });

  it('follow an import', async () => {
    const run = (csv: string) => world.admin.api.run(importing, { input: { csv, dryRun: false } });
    await run('Логин;ФИО;E-mail\nimp.word;Словарный Запас;\nimp.bad;Другой;не почта');
    await run('Логин;E-mail\nimp.word;zapas@example.org');
    expect(await found('zapas слов')).toHaveLength(1);
  });
});

describe('the words of the first administrator', () => {
  it('are there from the beginning', async () => {
    const database = await openTestDatabase();
    try {
      const passwords = { hash: async () => 'hash', verify: async () => true };
      await install(database.uow, new FakeClock('2026-03-02T09:00:00.000Z'), passwords as never);
      const { stored, meant } = await keptWords(database.read);
      expect(stored).toEqual(meant);
      expect(stored.map((row) => row.split(': ')[1])).toEqual(['admin', 'администратор']);
    } finally {
      await database.close();
    }
  });
});
