import { limits } from '@supportal/domain';
import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import type { Actor } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { User } from './user.entity';

const create = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }';
const update = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } } }';
const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  rows { login outcome errors { field } } } }`;
const createGroup = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }';

interface Imported {
  importUsers: { rows: { outcome: string; errors: { field: string }[] }[] };
}
/** One letter; fifteen of a login and eighteen of a name when they are compared. */
const ligature = '\uFDFA';

describe('names of accounts', () => {
  let app: TestApp;
  let world: AdminWorld;
  let count = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const person = () => app.make.user({ organization: world.organization });
  const wish = (more: object) => ({
    login: `fresh.${++count}`,
    fullName: 'Свежий Человек',
    password: 'синий кит плывёт',
    ...more,
  });
  const asItIs = (user: User, more: object) => ({
    ...{ id: user.id, version: user.version, login: user.login, fullName: user.fullName },
    ...{ description: '', email: '', phone: '', messenger: '', position: '', timeZone: user.timeZone },
    ...{ groupIds: [], roleIds: [], mustChangePassword: false },
    ...more,
  });
  const imported = async (more: { login?: string; fullName?: string }) => {
    const { login, fullName } = wish(more) as { login: string; fullName: string };
    const input = { csv: `login,fullName\n"${login}","${fullName}"`, dryRun: false };
    return (await world.admin.api.run<Imported>(importing, { input })).importUsers.rows[0]!;
  };
  const wrongField = async (by: Actor, document: string, input: object) => {
    const { code, fields } = await refusalOf(by, document, { input });
    expect(code).toBe('BAD_USER_INPUT');
    return Object.keys(fields).map((path) => path.split('.').at(-1));
  };

  it.each([
    ['of nothing that can be seen', { login: '\u00AD\u3164\u200B' }, 'login'],
    ['that grow beyond their column', { login: ligature.repeat(7) }, 'login'],
    ['of several lines', { login: 'two\nlines' }, 'login'],
    ['of nothing that can be seen', { fullName: '\u00AD\u2064\u3164' }, 'fullName'],
    ['of several lines', { fullName: 'Иванов\nBcc: all@example.org' }, 'fullName'],
    ['with line ends of Unicode', { fullName: 'Иванов\u2028Иван' }, 'fullName'],
  ])('%s are refused when an account is made, changed and imported: %j', async (_why, more, field) => {
    expect(await wrongField(world.admin, create, wish(more))).toEqual([field]);
    expect(await wrongField(world.admin, update, asItIs(await person(), more))).toEqual([field]);
    expect(await imported(more)).toMatchObject({ outcome: 'ERROR', errors: [{ field }] });
  });

  it('may be as long as they are allowed to be, however long the form is in which they are searched', async () => {
    const longest = { fullName: ligature.repeat(limits.name), login: `${'x'.repeat(limits.login - 4)}.1` };
    expect(await world.admin.api.codeOf(create, { input: wish(longest) })).toBeNull();
    const input = asItIs(await person(), { ...longest, login: `${'y'.repeat(limits.login - 4)}.2` });
    expect(await world.admin.api.codeOf(update, { input })).toBeNull();
    expect(await imported({ fullName: longest.fullName })).toMatchObject({ outcome: 'CREATE' });
    const group = { name: ligature.repeat(limits.name), description: '', setIds: [] };
    const { name, description } = group;
    expect(await world.admin.api.codeOf(createGroup, { input: { name, description } })).toBeNull();
  });

  it('are never a second login that looks like one that is there, by no way in', async () => {
    const taken = 'Kacca.Вера';
    await world.admin.api.run(create, { input: wish({ login: taken }) });
    for (const login of ['кассa.вера', ' KACCA. BEPA ', 'ｋａｃｃａ.bepa', 'ка\u00ADcca.веpa']) {
      expect(await wrongField(world.admin, create, wish({ login }))).toEqual(['login']);
      expect(await wrongField(world.stranger, create, wish({ login }))).toEqual(['login']);
      expect(await wrongField(world.admin, update, asItIs(await person(), { login }))).toEqual(['login']);
      const csv = `login,fullName\n${login},Чужой`;
      const { rows } = (await world.stranger.api.run<Imported>(importing, { input: { csv, dryRun: false } }))
        .importUsers;
      expect(rows).toMatchObject([{ outcome: 'ERROR', errors: [{ field: 'login' }] }]);
    }
  });

  it('that look the same are given once, however many ask at the same moment and by whichever way', async () => {
    for (const nth of [1, 2, 3]) {
      const people = await Promise.all([person(), person()]);
      const logins = [`cokol.${nth}`, `СOKOL.${nth}`, `сокоl.${nth}`, `co kol.${nth}`];
      const csv = `login,fullName\nCokol.${nth},Сокол`;
      await Promise.all([
        world.admin.api.codeOf(create, { input: wish({ login: logins[0] }) }),
        world.stranger.api.codeOf(create, { input: wish({ login: logins[1] }) }),
        ...people.map((user, at) =>
          world.admin.api.codeOf(update, { input: asItIs(user, { login: logins[2 + at] }) }),
        ),
        world.admin.api.codeOf(importing, { input: { csv, dryRun: false } }),
      ]).then((codes) => {
        for (const code of codes) expect([null, 'BAD_USER_INPUT']).toContain(code);
      });
      const rows = await app.app.platform.database.read.list(User, { loginKey: `cokol.${nth}` });
      expect(rows).toHaveLength(1);
    }
  });
});
