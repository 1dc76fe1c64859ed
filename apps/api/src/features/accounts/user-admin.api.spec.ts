import { permissions } from '@supportal/domain';
import { adminWorld, audited, customerRights, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { documents } from '../../testing/documents';
import type { Actor } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import type { User } from './user.entity';

const fields = `id version login fullName email active mustChangePassword abilities lockedUntil
  memberships { group { id } } roles { id }`;
const create = `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { ${fields} } } }`;
const update = `mutation ($input: UpdateUserInput!, $preview: Boolean! = false) {
  updateUser(input: $input, preview: $preview) { user { ${fields} } effect { affectedCount } } }`;
const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { user { version } } }';
const setActive = `mutation ($input: SetUserActiveInput!, $preview: Boolean! = false) {
  setUserActive(input: $input, preview: $preview) { user { id active } effect { releasedCount released { id } } } }`;
const one = `query ($id: Int!) { user(id: $id) { ${fields} } }`;
const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created updated unchanged failed rows { line login outcome password errors { field message } } } }`;

interface Shown {
  id: number;
  version: number;
  abilities: string[];
  lockedUntil: string | null;
}
describe('accounts of others', () => {
  let app: TestApp;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const wish = (more: object = {}) => {
    names++;
    return {
      login: `новый.${names}`,
      fullName: `Новиков Пётр ${names}`,
      password: 'синий кит плывёт',
      ...more,
    };
  };
  const made = async (more: object = {}, by: Actor = world.admin): Promise<Shown> =>
    (await by.api.run<{ createUser: { user: Shown } }>(create, { input: wish(more) })).createUser.user;
  const asItIs = (user: User, more: object = {}) => ({
    id: user.id,
    version: user.version,
    login: user.login,
    fullName: user.fullName,
    ...{
      description: '',
      email: user.email,
      phone: '',
      messenger: '',
      position: '',
      timeZone: user.timeZone,
    },
    ...{ groupIds: [], roleIds: [], mustChangePassword: false },
    ...more,
  });
  const person = (rights: Parameters<TestApp['make']['user']>[0]['rights'] = []) =>
    app.make.user({ organization: world.organization, rights });
  const versionOf = async (id: number): Promise<number> =>
    (await world.chief.api.run<{ user: Shown }>(one, { id })).user.version;

  it('are made, sign in with a password they owe to change, and each step is written down without it', async () => {
    const input = wish({ email: 'p@example.org' });
    const { user } = (await world.admin.api.run<{ createUser: { user: Shown } }>(create, { input }))
      .createUser;
    expect(user).toMatchObject({ version: 1, active: true, mustChangePassword: true });
    const stranger = await app.as(null);
    const { login, password } = input;
    const entered = await stranger.run<{ signIn: { mustChangePassword: boolean } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { mustChangePassword } }',
      { input: { login, password } },
    );
    expect(entered.signIn.mustChangePassword).toBe(true);
    expect((await audited(app)).at(-1)).toBe(`user.created ${input.fullName}`);
    const rows = await app.app.platform.database.read.rows<{ changes: string; searchText: string }>({
      text: 'SELECT changes, searchText FROM audit_entry',
      params: [],
    });
    expect(JSON.stringify(rows)).not.toContain('синий кит');
  });

  it('have logins that differ in more than case, blanks and look-alike letters, also for two at once', async () => {
    await made({ login: 'Koper.one' });
    expect(await refusalOf(world.admin, create, { input: wish({ login: ' кOPer.оne ' }) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      key: 'loginTaken',
    });
    const both = ['twin', 'ТWIN'].map((login) => world.admin.api.codeOf(create, { input: wish({ login }) }));
    expect((await Promise.all(both)).sort()).toEqual(['BAD_USER_INPUT', null]);
  });

  it.each([
    [{ password: 'short' }, 'password'],
    [{ email: 'a b@c' }, 'email'],
    [{ fullName: ' ' }, 'fullName'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ phone: '1'.repeat(51) }, 'phone'],
  ])('say which field is wrong: %j', async (more, field) => {
    const refusal = await refusalOf(world.admin, create, { input: wish(more) });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(refusal.fields).map((path) => path.split('.').at(-1))).toEqual([field]);
  });

  it('are not given what the giver lacks, and whoever holds more is out of the giver’s hands', async () => {
    const editor = await person(['user.edit']);
    const by = { user: editor, api: await app.as(editor) };
    const strong = await app.make.role([...customerRights], world.organization);
    expect(await refusalOf(by, create, { input: wish({ roleIds: [strong.id] }) })).toMatchObject({
      key: 'cannotGive',
    });
    const { admin } = world;
    const password = { id: admin.user.id, version: 1, password: 'чужой пароль для входа' };
    expect(await refusalOf(by, reset, { input: password })).toMatchObject({
      code: 'FORBIDDEN',
      key: 'aboveYou',
    });
    const edit = asItIs(admin.user, { login: 'mine', roleIds: [] });
    expect(await refusalOf(by, update, { input: edit })).toMatchObject({ key: 'aboveYou' });
    const off = { id: admin.user.id, version: 1, active: false };
    expect(await refusalOf(by, setActive, { input: off })).toMatchObject({ key: 'aboveYou' });
    const { user } = await by.api.run<{ user: Shown }>(one, { id: admin.user.id });
    expect(user.abilities).toEqual([]);
    expect(await versionOf(admin.user.id)).toBe(1);
  });

  it('are not given what the giver lacks while they sleep either', async () => {
    const sleeper = await app.make.user({ organization: world.organization, values: { active: false } });
    const editor = await person(['user.edit']);
    const by = { user: editor, api: await app.as(editor) };
    const strong = await app.make.role([...customerRights], world.organization);
    const input = asItIs(sleeper, { roleIds: [strong.id] });
    expect(await refusalOf(by, update, { input })).toMatchObject({ code: 'FORBIDDEN', key: 'cannotGive' });
    expect(await versionOf(sleeper.id)).toBe(1);
    expect(await world.admin.api.codeOf(update, { input })).toBeNull();
  });

  it('show their sessions only to whoever edits accounts everywhere', async () => {
    const group = await app.make.group({ organization: world.organization });
    const reader = await app.make.user({
      organization: world.organization,
      groups: [group],
      rights: ['user.read'],
    });
    await app.make.groupRole({ user: reader, group, rights: ['user.edit'] });
    const query = 'query ($id: Int!) { user(id: $id) { sessions { address } } }';
    const { id } = world.plain.user;
    expect(await (await app.as(reader)).codeOf(query, { id })).toBe('FORBIDDEN');
    expect(await world.admin.api.codeOf(query, { id })).toBeNull();
  });

  it('are not taken back to a time zone that the person has left meanwhile', async () => {
    const user = await person();
    const own = 'mutation { updatePreferences(input: { timeZone: "Asia/Tomsk" }) { id } }';
    await (await app.as(user)).run(own);
    expect(await world.admin.api.codeOf(update, { input: asItIs(user) })).toBe('CONFLICT');
  });

  it('owe another password once an administrator says so, in the sessions that are open too', async () => {
    const user = await person(['ticket.create']);
    const api = await app.as(user);
    await world.admin.api.run(update, { input: asItIs(user, { mustChangePassword: true }) });
    expect(await api.codeOf('{ ticketCounters { mine } }')).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  it('are never emptied by what a caller leaves out', async () => {
    const user = await person();
    const { email: _email, ...partial } = asItIs(user);
    expect(await world.admin.api.codeOf(update, { input: partial })).toBe('BAD_USER_INPUT');
    const { groupIds: _groups, ...without } = asItIs(user);
    expect(await world.admin.api.codeOf(update, { input: without })).toBe('BAD_USER_INPUT');
    expect(await versionOf(user.id)).toBe(1);
  });

  it('refuse a second saver with the values as they are and who was first', async () => {
    const user = await person();
    await world.admin.api.run(update, { input: asItIs(user, { fullName: 'Первая Правка' }) });
    expect(
      await refusalOf(world.chief, update, { input: asItIs(user, { fullName: 'Вторая' }) }),
    ).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      extensions: { by: 'Администратор Ромашки', current: { fullName: 'Первая Правка', version: 2 } },
    });
  });

  it('never lose the last administrator: not by deactivation, role, set or group, nor when two remove each other', async () => {
    const organization = await app.make.organization();
    const last = async () => app.make.user({ organization, rights: [...customerRights] });
    const [a, b] = [await last(), await last()];
    const [byA, byB] = [await app.as(a), await app.as(b)];
    const off = (user: User) => ({ input: { id: user.id, version: 1, active: false } });
    const codes = await Promise.all([byA.codeOf(setActive, off(b)), byB.codeOf(setActive, off(a))]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    const [left, api] = codes[0] === null ? [a, byA] : [b, byB];
    const by = { user: left, api };
    expect(await refusalOf(by, setActive, off(left))).toMatchObject({ key: 'notYourself' });
    expect(await refusalOf(world.chief, setActive, off(left))).toMatchObject({
      code: 'CONFLICT',
      key: 'lastAdministrator',
    });
    expect(await refusalOf(by, update, { input: asItIs(left, { roleIds: [] }) })).toMatchObject({
      key: 'lastAdministrator',
    });
    const sets = await api.run<{
      permissionSets: { edges: { node: { id: number; name: string; permissions: string[] } }[] };
    }>('{ permissionSets { edges { node { id name permissions } } } }');
    const set = sets.permissionSets.edges.map(({ node }) => node);
    for (const { id, name } of set) {
      const input = { id, version: 1, name, description: '', permissions: [] };
      const refused = await api.codeOf(
        'mutation ($input: UpdatePermissionSetInput!) { updatePermissionSet(input: $input) { permissionSet { id } } }',
        { input },
      );
      // The set of the one who is gone holds nobody up; the other's does.
      expect([null, 'CONFLICT']).toContain(refused);
    }
    expect(await api.codeOf('{ users { totalCount } }')).toBeNull();
  });

  it('are unlocked by an administrator', async () => {
    const user = await person();
    const guess = { input: { login: user.login, password: 'не тот пароль' } };
    const stranger = await app.as(null);
    for (let n = 0; n < 6; n++) await stranger.codeOf(documents.signIn, guess);
    const shown = await world.admin.api.run<{ user: Shown }>(one, { id: user.id });
    expect(shown.user.lockedUntil).not.toBeNull();
    expect(shown.user.abilities).toContain('UNLOCK');
    await world.admin.api.run('mutation ($id: Int!) { unlockUser(id: $id) { id } }', { id: user.id });
    expect((await world.admin.api.run<{ user: Shown }>(one, { id: user.id })).user.lockedUntil).toBeNull();
  });

  it('of another organization do not exist, in any argument', async () => {
    const theirs = world.stranger.user;
    const foreignGroup = await app.make.group({ organization: world.foreign });
    const foreignRole = await app.make.role([], world.foreign);
    const own = await person();
    const tries: [string, object][] = [
      [one, { id: theirs.id }],
      [one, { id: world.chief.user.id }],
      [update, { input: asItIs(theirs) }],
      [update, { input: asItIs(world.chief.user) }],
      [update, { input: asItIs(own, { groupIds: [foreignGroup.id] }) }],
      [update, { input: asItIs(own, { roleIds: [foreignRole.id] }) }],
      [reset, { input: { id: theirs.id, version: 1, password: 'синий кит плывёт' } }],
      [setActive, { input: { id: theirs.id, version: 1, active: false } }],
      [create, { input: wish({ organizationId: world.foreign.id }) }],
      [create, { input: wish({ organizationId: world.provider.id }) }],
      [create, { input: wish({ groupIds: [foreignGroup.id] }) }],
      [create, { input: wish({ roleIds: [foreignRole.id] }) }],
      [importing, { input: { organizationId: world.foreign.id, csv: 'login\nx', dryRun: true } }],
      ['mutation ($id: Int!) { unlockUser(id: $id) { id } }', { id: theirs.id }],
      ['mutation ($id: Int!) { endUserSession(userId: $id) { id } }', { id: theirs.id }],
    ];
    for (const [document, variables] of tries)
      expect((await refusalOf(world.admin, document, variables)).code).toBe('NOT_FOUND');
    expect(permissions.length).toBeGreaterThan(customerRights.length);
  });
});
