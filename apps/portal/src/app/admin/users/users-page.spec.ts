import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, effect, role } from '../testing/admin-bench';
import { group, user } from '../testing/people';
import { dialog, press } from '../testing/press';

jest.setTimeout(30_000);

const administrator = { adminSections: ['USERS' as const, 'GROUPS' as const], permissions: ['user.edit'] };

async function list(url: string, ...users: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, administrator);
  await bench.answer('Users', { users: connectionOf('UserAccount', users) });
  return bench;
}

/** An account that is open. */
async function openUser(shown = user(1), sessions: readonly object[] = []) {
  const bench = await list('/admin/users/1', shown);
  await bench.answer('User', { user: shown });
  if (bench.page.querySelector('portal-user-sessions'))
    await bench.answer('UserSessions', { user: { __typename: 'UserAccount', id: 1, sessions } });
  return bench;
}

const field = async (bench: AdminBench, label: string | RegExp): Promise<MatFormFieldHarness> =>
  bench.loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
const input = async (bench: AdminBench, label: string | RegExp): Promise<MatInputHarness> =>
  (await (await field(bench, label)).getControl(MatInputHarness)) as MatInputHarness;

const saved = (mutation: string, account: object) => ({
  [mutation]: { __typename: 'SavedUser', user: account },
});
const previewed = (mutation: string, changes: object = {}) => ({
  [mutation]: { __typename: 'SavedUser', effect: effect(changes) },
});

describe('the list of users', () => {
  it('marks who is out of use and who owes another password', async () => {
    const bench = await list(
      '/admin/users',
      user(1, { position: 'Кассир' }),
      user(2, { active: false }),
      user(3, { mustChangePassword: true }),
    );
    const rows = [...bench.page.querySelectorAll('li a')].map(({ textContent }) => textContent);
    expect(rows[0]).toContain('user1 · Кассир');
    expect(rows[1]).toContain('Деактивирован');
    expect(rows[2]).toContain('Сменит пароль при входе');
  });

  it('is filtered and ordered by the address', async () => {
    const bench = await AdminBench.open('/admin/users?state=owes&group=4&order=newest', administrator);
    const asked = await bench.answer('Users', { users: connectionOf('UserAccount', []) });
    expect(asked.request.body.variables).toMatchObject({
      filter: { active: true, mustChangePassword: true, groupId: 4 },
      sort: { field: 'CREATED', direction: 'DESC' },
    });
    await bench.answer('FilterGroup', { group: group(4, { name: 'Касса' }) });
    press(/Фильтры и порядок/);
    await settle();
    expect(await (await input(bench, 'Группа')).getValue()).toBe('Касса');
    press('Очистить: Группа');
    await bench.answer('Users', { users: connectionOf('UserAccount', [user(1)]) });
    expect(bench.address).toBe('/admin/users?state=owes&order=newest');
  });

  it('is filtered by hand', async () => {
    const bench = await list('/admin/users', user(1));
    press(/Фильтры и порядок/);
    await settle();
    const [state] = await bench.loader().getAllHarnesses(MatSelectHarness);
    await state?.open();
    await state?.clickOptions({ text: 'Деактивированные' });
    const asked = await bench.answer('Users', { users: connectionOf('UserAccount', [user(2)]) });
    expect(asked.request.body.variables.filter).toEqual({ active: false });
    bench.page.querySelectorAll<HTMLElement>('portal-lookup-field input')[1]?.focus();
    await bench.answer('RoleOptions', { roles: connectionOf('Role', [role(3)]) });
    const roles = (
      await bench.loader().getAllHarnesses(MatAutocompleteHarness.with({ ancestor: 'portal-lookup-field' }))
    )[1];
    await roles?.selectOption({ text: 'Роль 3' });
    const narrowed = await bench.answer('Users', { users: connectionOf('UserAccount', []) });
    expect(narrowed.request.body.variables.filter).toEqual({ active: false, roleId: 3 });
    expect(bench.address).toBe('/admin/users?state=inactive&role=3');
  });

  it('has no way to make users for who may only look', async () => {
    const bench = await AdminBench.open('/admin/users', { ...administrator, permissions: ['user.read'] });
    await bench.answer('Users', { users: connectionOf('UserAccount', [user(1)]) });
    expect(bench.page.textContent).not.toContain('Новый пользователь');
    expect(bench.page.textContent).not.toContain('Импорт из CSV');
  });
});

describe('a new user', () => {
  it('gets a generated password, which is shown once more to be handed over', async () => {
    const bench = await list('/admin/users/new');
    await (await input(bench, 'ФИО')).setValue('Петрова Анна');
    await (await input(bench, 'Логин')).setValue('petrova');
    press('Сгенерировать');
    await settle();
    const password = await input(bench, 'Пароль');
    expect(await password.getType()).toBe('text');
    const value = await password.getValue();
    expect(value).toMatch(/^\w{4}(-\w{4}){3}$/);
    press('Сохранить');
    const asked = await bench.answer(
      'CreateUser',
      saved('createUser', user(5, { fullName: 'Петрова Анна' })),
    );
    expect(asked.request.body.variables.input).toEqual({
      organizationId: 2,
      fullName: 'Петрова Анна',
      description: '',
      login: 'petrova',
      password: value,
      mustChangePassword: true,
      email: '',
      phone: '',
      messenger: '',
      position: '',
      timeZone: 'Europe/Moscow',
      groupIds: [],
      roleIds: [],
    });
    await settle();
    expect(bench.address).toBe('/admin/users/5');
    expect(dialog().textContent).toContain('petrova');
    expect(dialog().textContent).toContain(value);
  });

  it('is not sent with a password that would be refused', async () => {
    const bench = await list('/admin/users/new');
    await (await input(bench, 'ФИО')).setValue('Петрова Анна');
    await (await input(bench, 'Логин')).setValue('petrova');
    await (await input(bench, 'Пароль')).setValue('my-petrova-26');
    press('Сохранить');
    await settle();
    expect(await (await field(bench, 'Пароль')).getTextErrors()).toEqual([
      'Пароль не должен содержать логин.',
    ]);
    await expect(bench.request('CreateUser')).rejects.toThrow('was not asked for');
  });

  it('puts the errors of the API on their fields', async () => {
    const bench = await list('/admin/users/new');
    await (await input(bench, 'ФИО')).setValue('Петрова Анна');
    await (await input(bench, 'Логин')).setValue('petrova');
    press('Сгенерировать');
    press('Сохранить');
    await bench.refuse('CreateUser', 'BAD_USER_INPUT', 'Проверьте', { fields: { login: 'Логин занят.' } });
    expect(await (await field(bench, 'Логин')).getTextErrors()).toEqual(['Логин занят.']);
  });
});

describe('a user', () => {
  it('is saved after the effect of other groups and roles was shown', async () => {
    const bench = await openUser(user(1, { memberships: [] }));
    const [roles] = await bench
      .loader()
      .getAllHarnesses(MatAutocompleteHarness.with({ ancestor: 'portal-object-picker' }));
    bench.page.querySelector<HTMLElement>('.side portal-object-picker input')?.focus();
    await bench.answer('RoleOptions', { roles: connectionOf('Role', [role(3)]) });
    await roles?.selectOption({ text: /Роль 3/ });
    press('Сохранить');
    const asked = await bench.answer('PreviewUser', previewed('updateUser', { affectedCount: 1 }));
    expect(asked.request.body.variables.input).toMatchObject({
      id: 1,
      version: 1,
      groupIds: [],
      roleIds: [3],
    });
    expect(asked.request.body.variables.input).not.toHaveProperty('password');
    press('Сохранить', dialog());
    await bench.answer('UpdateUser', saved('updateUser', user(1, { version: 2 })));
    await bench.answer('Users', { users: connectionOf('UserAccount', [user(1)]) });
    expect(document.body.textContent).toContain('Сохранено: Пользователь 1');
  });

  it('keeps the time zone when what is typed is none', async () => {
    const bench = await openUser();
    const zone = await input(bench, 'Часовой пояс');
    await zone.setValue('Europe/Muscovy');
    await zone.blur();
    await settle();
    expect(await zone.getValue()).toBe('Europe/Moscow (UTC+03:00)');
  });

  it('shows both values when somebody else saved meanwhile', async () => {
    const bench = await openUser();
    await (await input(bench, 'Телефон')).setValue('111');
    press('Сохранить');
    await bench.refuse('UpdateUser', 'CONFLICT', 'Изменено', { key: 'objectChanged', by: 'Сидоров' });
    await bench.answer('User', { user: user(1, { version: 2, phone: '222' }) });
    await settle();
    const words = bench.page.querySelector('portal-differences-panel')?.textContent;
    expect(words).toContain('111');
    expect(words).toContain('222');
  });

  it('offers only what the viewer may do', async () => {
    const bench = await openUser(user(1, { abilities: ['RESET_PASSWORD'] }));
    expect(await (await input(bench, 'ФИО')).isDisabled()).toBe(true);
    const offered = [...bench.page.querySelectorAll('portal-account-actions button')];
    expect(offered.map(({ textContent }) => textContent.trim())).toEqual(['Сбросить пароль…']);
    expect(bench.page.querySelector('portal-user-sessions')).toBeNull();
  });
});
