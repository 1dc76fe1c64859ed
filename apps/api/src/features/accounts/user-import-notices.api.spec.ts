import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created updated unchanged failed rows { outcome errors { field } notices { field message } } } }`;

interface Imported {
  importUsers: { rows: { outcome: string; notices: { field: string; message: string }[] }[] };
}

describe('an import with passwords', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const rowsOf = async (csv: string, api = world.admin.api, dryRun = false) =>
    (await api.run<Imported>(importing, { input: { csv, dryRun } })).importUsers.rows;

  it('says of accounts that are there already that they keep theirs', async () => {
    const first =
      'login,fullName,password\nkeep.one,Первая,синий кит плывёт\nkeep.two,Вторая,синий кит плывёт';
    expect((await rowsOf(first)).map(({ outcome, notices }) => [outcome, notices])).toEqual([
      ['CREATE', []],
      ['CREATE', []],
    ]);
    const again =
      'login,fullName,password\nkeep.one,Первая,другой пароль\nkeep.two,Иная,другой пароль\nkeep.three,Третья,';
    const message = expect.stringContaining('Пароль не изменён');
    for (const dryRun of [true, false])
      expect(await rowsOf(again, world.admin.api, dryRun)).toEqual([
        { outcome: 'UNCHANGED', errors: [], notices: [{ field: 'password', message }] },
        { outcome: 'UPDATE', errors: [], notices: [{ field: 'password', message }] },
        { outcome: 'CREATE', errors: [], notices: [] },
      ]);
  });

  it('says nothing of a password that is not there, and nothing more of a row that is left out', async () => {
    await rowsOf('login,fullName\nkeep.four,Четвёртая');
    const rows = await rowsOf(
      'login,fullName,email,password\nkeep.four,Четвёртая,не почта,другой пароль\nkeep.three,Третья,,',
    );
    expect(rows).toMatchObject([
      { outcome: 'ERROR', errors: [{ field: 'email' }], notices: [] },
      { outcome: 'UNCHANGED', errors: [], notices: [] },
    ]);
  });

  it('says it in the language of the reader', async () => {
    const values = { locale: 'en' as const };
    const { organization } = world;
    const reader = await app.make.user({ organization, rights: ['user.edit'], values });
    await rowsOf('login,fullName\nkeep.five,Пятая');
    const [row] = await rowsOf('login,password\nkeep.five,другой пароль', await app.as(reader));
    expect(row!.notices[0]!.message).toMatch(/^The password stays as it is/);
  });
});
