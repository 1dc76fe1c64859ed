import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';
import { UserAdminService } from './user-admin.service';

const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created failed rows { login outcome password errors { message } } } }`;

interface Imported {
  importUsers: { rows: { outcome: string; password: string | null; errors: { message: string }[] }[] };
}

describe('an import that breaks off', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  const load = async (csv: string) =>
    (await world.admin.api.run<Imported>(importing, { input: { csv, dryRun: false } })).importUsers;

  it('tells the passwords it has made; the same file again makes the rest', async () => {
    const create = UserAdminService.prototype.create;
    jest.spyOn(UserAdminService.prototype, 'create').mockImplementation(function (
      this: UserAdminService,
      order,
      input,
    ) {
      if (input.login === 'cut.two') return Promise.reject(new Error('the database is gone'));
      return create.call(this, order, input);
    });
    const csv = 'логин;ФИО\ncut.one;Первый\ncut.two;Второй\ncut.three;Третий';
    const { rows } = await load(csv);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['CREATE', 'ERROR', 'ERROR']);
    expect(rows[0]!.password).toMatch(/.{10}/);
    expect(rows[1]!.errors[0]!.message).toBe(
      'До этой строки не дошла очередь: загрузите тот же файл ещё раз.',
    );
    jest.restoreAllMocks();
    expect((await load(csv)).rows.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'CREATE', 'CREATE']);
  });

  it('is a fault like any other when nothing would be lost by it', async () => {
    jest.spyOn(UserAdminService.prototype, 'create').mockRejectedValue(new Error('the database is gone'));
    const input = { csv: 'логин;ФИО\ncut.four;Четвёртый', dryRun: false };
    expect(await world.admin.api.codeOf(importing, { input })).toBe('INTERNAL');
  });
});
