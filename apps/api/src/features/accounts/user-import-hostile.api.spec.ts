import { limits } from '@supportal/domain';
import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import type { Actor } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { User } from './user.entity';

const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created updated unchanged failed rows { line login fullName outcome password errors { field message } } } }`;

interface Row {
  line: number;
  login: string;
  fullName: string;
  outcome: string;
  password: string | null;
  errors: { field: string; message: string }[];
}
interface Imported {
  importUsers: { created: number; updated: number; unchanged: number; failed: number; rows: Row[] };
}

describe('a file of accounts', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());
  afterEach(() => jest.restoreAllMocks());

  const load = async (csv: string, more: object = {}, by: Actor = world.admin) =>
    (await by.api.run<Imported>(importing, { input: { csv, dryRun: false, ...more } })).importUsers;
  const found = (loginKey: string) => app.app.platform.database.read.find(User, { loginKey });
  const faults = (rows: readonly Row[]) => rows.map(({ errors }) => errors.map(({ field }) => field).join());

  it.each([
    ['as spreadsheets write it', '\uFEFFЛогин;ФИО\r\n{login};"Орлов ""Ас""; Олег"\r\n'],
    ['with commas', 'login,fullName\n{login},"Орлов ""Ас""; Олег"'],
    ['with tabs, empty lines and old line ends', '\r\rlogin\tfullName\r\r{login}\t"Орлов ""Ас""; Олег"\r\r'],
    [
      'with a column without a heading and blanks around',
      ' Login ; ;FULLNAME \n {login} ;9;"Орлов ""Ас""; Олег"',
    ],
  ])('is read %s, and the same file again changes nothing', async (how, text) => {
    const login = `orlov.${how.length}`;
    const csv = text.replace('{login}', login);
    expect(await load(csv)).toMatchObject({ created: 1, failed: 0 });
    expect(await found(login)).toMatchObject({ login, fullName: 'Орлов "Ас"; Олег', version: 1 });
    expect(await load(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 1, failed: 0 });
    expect(await found(login)).toMatchObject({ version: 1 });
  });

  it.each([
    ['that is empty', '', 'importHeader'],
    ['without logins', 'fullName\nИванов', 'importHeader'],
    ['with a heading it does not know', 'login;fullName;salary\na;Б;9', 'importColumn'],
    ['with a column twice', 'login;fullName;Логин\na;Б;c', 'importColumn'],
    ['with a quote that is never closed', 'login;fullName\na;"Б', 'importQuotes'],
    ['of too many rows', `login\n${'a\n'.repeat(limits.importRows + 1)}`, 'importTooLong'],
  ])('%s is refused as a whole', async (_how, csv, key) => {
    for (const dryRun of [true, false]) {
      const refusal = await refusalOf(world.admin, importing, { input: { csv, dryRun } });
      expect(refusal).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { csv: expect.any(String) as string },
      });
      if (key.startsWith('importH')) expect(refusal.key).toBe(key);
    }
  });

  it('with a NUL, a control character or more text than a request carries is refused as a whole', async () => {
    const codeOf = (csv: string) => world.admin.api.codeOf(importing, { input: { csv, dryRun: false } });
    for (const odd of ['\u0000', '\u0007', '\uD800'])
      expect(await codeOf(`login,fullName\nodd,Чу${odd}дной`)).toBe('BAD_USER_INPUT');
    expect(await codeOf('x'.repeat(limits.importText + 1))).toBe('BAD_USER_INPUT');
    expect(await found('odd')).toBeNull();
  });

  it('leaves out the rows that are wrong, names the cells, and takes the others', async () => {
    const csv = [
      'login;fullName;email;phone;timeZone;password;groups',
      'fine.row;Хороший;;;;;',
      ';Без логина;;;;;',
      ';И этот;;;;;',
      'no.name;;;;;;',
      'FINE.ROW;Двойник;;;;;',
      'ｆine.гow;Не двойник;;;;;',
      'fіnе.row;Двойник похожими буквами;;;;;',
      'two.lines;"Иванов\nИван";;;;;',
      'many.cells;Орлов;;;;;;Олег;',
      `all.wrong;;нет;${'1'.repeat(51)};Mars/Olympus;;нет такой`,
      'weak;Слабый;;;;short;',
      'last.row;Последний;;;;;',
    ].join('\n');
    const real = await load(csv);
    expect(faults(real.rows)).toEqual([
      ...['', 'login', 'login', 'fullName', 'login', '', 'login', 'fullName', 'csv'],
      ...['fullName,groups,timeZone,email,phone', 'password', ''],
    ]);
    expect(real).toMatchObject({ created: 3, failed: 9 });
    expect(real.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14]);
    expect(real.rows[4]!.errors[0]!.message).toBe('Такой логин уже есть выше в этом файле.');
  });

  it('is text, not formulas: a cell stays what it is', async () => {
    const csv = 'login;fullName;position\nsly;"=HYPERLINK(""http://x"";1)";+79001234567';
    expect(await load(csv)).toMatchObject({ created: 1 });
    expect(await found('sly')).toMatchObject({
      fullName: '=HYPERLINK("http://x";1)',
      position: '+79001234567',
    });
  });

  it('never takes the last administrator away, however many of them it names', async () => {
    const organization = await app.make.organization();
    const rights = ['user.edit', 'group.edit', 'role.edit', 'permissionSet.edit'] as const;
    const admins = [
      await app.make.user({ organization, rights: [...rights] }),
      await app.make.user({ organization, rights: [...rights] }),
    ];
    const csv = `login;roles\n${admins.map(({ login }) => `${login};`).join('\n')}`;
    const { rows } = await load(csv, { organizationId: organization.id }, world.chief);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['UPDATE', 'ERROR']);
    expect(rows[1]!.errors[0]!.message).toMatch(/последний действующий администратор/);
    const kept = await app.app.platform.database.read.rows<{ userId: number }>({
      text: `SELECT userId FROM user_role WHERE userId IN (${admins.map(({ id }) => id).join()})`,
      params: [],
    });
    expect(kept).toEqual([{ userId: admins[1]!.id }]);
  });

  it('that takes longer than a connection lasts is taken in parts: the same file again makes the rest', async () => {
    const logins = Array.from({ length: 40 }, (_, at) => `slow.${at}`);
    const csv = `login;fullName\n${logins.map((login) => `${login};Медленный`).join('\n')}`;
    jest.spyOn(app.app.platform.passwords, 'hash').mockImplementation(async () => {
      app.clock.advance(1_000);
      return '';
    });
    const first = await load(csv);
    expect(first).toMatchObject({ created: 30, failed: 10 });
    expect(first.rows.slice(0, 30).every(({ password }) => password)).toBe(true);
    expect(first.rows[30]!.errors).toEqual([
      { field: '', message: 'До этой строки не дошла очередь: загрузите тот же файл ещё раз.' },
    ]);
    expect(await load(csv)).toMatchObject({ created: 10, unchanged: 30, failed: 0 });
    expect(await load(csv)).toMatchObject({ created: 0, unchanged: 40, failed: 0 });
  });
});
