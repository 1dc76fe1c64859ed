import { TestKey } from '@angular/cdk/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, set } from '../testing/admin-bench';
import { group, heldRole, member, user, waitingGroup } from '../testing/people';
import { dialog, dialogsClosed, press } from '../testing/press';

import {
  administrator,
  changed,
  effectOf,
  list,
  membersOf,
  openGroup,
  pick,
  savedAs,
} from '../testing/groups';

jest.setTimeout(30_000);

describe('the list of groups', () => {
  it('marks groups that wait for their connection, and shows only those on demand', async () => {
    const bench = await list('/admin/groups', group(1), waitingGroup(2));
    const rows = [...bench.page.querySelectorAll('li a')].map(({ textContent }) => textContent);
    expect(rows[0]).not.toContain('Ожидает подключения');
    expect(rows[0]).toContain('2 участника');
    expect(rows[1]).toContain('Ожидает подключения');
    await (await bench.loader().getHarness(MatButtonToggleHarness.with({ text: 'Ожидают' }))).check();
    const asked = await bench.answer('Groups', { groups: connectionOf('AdminGroup', []) });
    expect(asked.request.body.variables).toMatchObject({ connected: false });
    expect(bench.address).toBe('/admin/groups?state=waiting');
    expect(bench.page.textContent).toContain('Под выбранные фильтры ничего не подходит');
    press('Сбросить фильтры');
    await bench.answer('Groups', { groups: connectionOf('AdminGroup', [group(1)]) });
    expect(bench.address).toBe('/admin/groups');
  });
});

describe('the filters of groups', () => {
  const systems = { systems: [{ __typename: 'AdminSystem', id: 4, name: 'Склад' }] };

  it('find groups of a system in an order, for people who know all systems', async () => {
    const permissions = ['group.edit', 'group.connect'];
    const bench = await AdminBench.open('/admin/groups?order=newest', { ...administrator, permissions });
    const asked = await bench.answer('Groups', { groups: connectionOf('AdminGroup', [group(1)]) });
    expect(asked.request.body.variables).toMatchObject({
      systemId: null,
      sort: { field: 'CREATED', direction: 'DESC' },
    });
    await bench.answer('FilterSystems', systems);
    const [system] = await bench.loader().getAllHarnesses(MatSelectHarness);
    await system?.clickOptions({ text: 'Склад' });
    const narrowed = await bench.answer('Groups', { groups: connectionOf('AdminGroup', []) });
    expect(narrowed.request.body.variables.systemId).toBe(4);
    expect(bench.address).toBe('/admin/groups?order=newest&system=4');
    press('Сбросить фильтры');
    await bench.answer('Groups', { groups: connectionOf('AdminGroup', [group(1)]) });
    expect(bench.address).toBe('/admin/groups?order=newest');
  });

  it('do not speak of systems to a customer', async () => {
    const bench = await AdminBench.open('/admin/groups?system=4', administrator);
    const asked = await bench.answer('Groups', { groups: connectionOf('AdminGroup', [group(1)]) });
    expect(asked.request.body.variables.systemId).toBeNull();
    expect(await bench.loader().getAllHarnesses(MatSelectHarness)).toHaveLength(1);
  });
});

describe('a group', () => {
  it('is made with its permission sets', async () => {
    const bench = await list('/admin/groups/new');
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-name-fields' }));
    await name?.setValue('Касса');
    const sets = { permissionSets: connectionOf('PermissionSet', [set(4)]) };
    await pick(bench, '.side', 'PermissionSetOptions', sets, /Набор 4/);
    press('Сохранить');
    const made = waitingGroup(5, { name: 'Касса', permissionSets: [set(4)] });
    const asked = await bench.answer('CreateGroup', savedAs('createGroup', made));
    expect(asked.request.body.variables.input).toEqual({
      organizationId: 2,
      name: 'Касса',
      description: '',
      permissionSetIds: [4],
    });
    await settle();
    expect(bench.address).toBe('/admin/groups/5');
  });

  it('tells the customer that it waits, and what happens next', async () => {
    const bench = await openGroup(waitingGroup(1));
    expect(bench.page.querySelector('portal-waiting-for-systems')?.textContent).toContain(
      'Служба поддержки уже видит эту группу',
    );
    expect(bench.page.querySelector('portal-picked-set-form[kind=SYSTEM]')).toBeNull();
  });

  it('shows its systems to the customer once it is connected', async () => {
    const bench = await openGroup();
    expect(bench.page.querySelector('portal-group-systems li')?.textContent).toBe('Касса');
  });
});

describe('the members of a group', () => {
  it('lists them with their roles, by search and page by page', async () => {
    const bench = await openGroup(group(1), [member(8, [heldRole(3)])]);
    expect(bench.page.querySelector('.member')?.textContent).toContain('Роль 3');
    const search = await bench
      .loader()
      .getHarness(MatInputHarness.with({ ancestor: 'portal-group-members portal-search-field' }));
    await search.setValue('иван');
    await (await search.host()).sendKeys(TestKey.ENTER);
    const asked = await bench.answer('GroupMembers', membersOf([member(11)], 2));
    expect(asked.request.body.variables).toMatchObject({ id: 1, search: 'иван', after: null });
    press('Показать ещё', bench.page.querySelector('portal-group-members') as HTMLElement);
    const more = await bench.answer('GroupMembers', membersOf([member(12)]));
    expect(more.request.body.variables.after).toBe('1');
    expect(bench.page.querySelectorAll('.member')).toHaveLength(2);
  });

  it('adds several people who are not in it yet, after the effect was shown', async () => {
    const bench = await openGroup();
    const found = [user(20), user(21)];
    bench.page.querySelector<HTMLElement>('.adding input')?.focus();
    const candidates = await bench.answer('MemberCandidates', { users: connectionOf('UserAccount', found) });
    expect(candidates.request.body.variables).toEqual({ organizationId: 2, groupId: 1, search: null });
    expect(candidates.request.body.query).toContain('outsideGroupId: $groupId');
    const picker = await bench.loader().getHarness(MatAutocompleteHarness.with({ ancestor: '.adding' }));
    await picker.selectOption({ text: /Пользователь 20/ });
    await picker.selectOption({ text: /Пользователь 21/ });
    press('Добавить в группу: 2');
    await bench.answer('PreviewGroupMembers', effectOf('changeGroupMembers', changed));
    press('Сохранить', dialog());
    const asked = await bench.answer(
      'ChangeGroupMembers',
      savedAs('changeGroupMembers', group(1, { version: 2, memberCount: 4 })),
    );
    expect(asked.request.body.variables.input).toEqual({ groupId: 1, add: [20, 21], remove: [] });
    await bench.answer('GroupMembers', membersOf([member(8), member(9), member(20), member(21)]));
    expect(bench.page.querySelectorAll('.member')).toHaveLength(4);
    expect(bench.page.querySelector('.adding .actions')).toBeNull();
    await bench.answer('MemberCandidates', { users: connectionOf('UserAccount', [user(22)]) });
    const offered = await Promise.all((await picker.getOptions()).map((option) => option.getText()));
    expect(offered).toEqual([expect.stringContaining('Пользователь 22')]);
  });

  it('are not changed before it is shown which systems they lose, and what leaders will see', async () => {
    const bench = await openGroup();
    press('Убрать из группы: Участник 9');
    const person = (id: number) => ({ __typename: 'Person', id, fullName: `Участник ${id}`, active: true });
    const system = (id: number, name: string) => ({ __typename: 'System', id, name });
    const nothing = { gained: [], lost: [], leads: [], stopsLeading: [] };
    const loses = {
      __typename: 'UserRightsEffect',
      ...{ user: person(9), ...nothing },
      gainedSystems: [system(1, 'Касса')],
      lostSystems: [system(2, 'Склад'), system(3, 'Портал')],
    };
    const sight = {
      __typename: 'NewSight',
      leader: person(8),
      group: { __typename: 'Group', id: 1, name: 'Группа 1' },
      people: [person(9)],
      peopleCount: 3,
    };
    const changes = { affectedCount: 1, users: [loses], sightCount: 2, sights: [sight] };
    await bench.answer('PreviewGroupMembers', effectOf('changeGroupMembers', changes));
    const words = dialog().textContent.replace(/\s+/g, ' ');
    expect(words).toContain('Станут доступны системы Касса');
    expect(words).toContain('Станут недоступны системы СкладПортал');
    expect(words).toContain('Руководит группой «Группа 1»');
    expect(words).toContain('Увидит тикеты Участник 9и ещё 2');
    press('Отмена', dialog());
    await dialogsClosed();
    await expect(bench.request('ChangeGroupMembers')).rejects.toThrow();
  });

  it('are not joined unasked when leaders begin to see somebody and nothing else changes', async () => {
    const bench = await openGroup();
    press('Убрать из группы: Участник 9');
    await bench.answer('PreviewGroupMembers', effectOf('changeGroupMembers', { sightCount: 1 }));
    expect(dialog().textContent).toContain('Руководители увидят тикеты новых участников');
  });

  it('removes one, and says why that is refused', async () => {
    const bench = await openGroup();
    press('Убрать из группы: Участник 9');
    await bench.refuse('PreviewGroupMembers', 'CONFLICT', 'Это последний администратор.', {
      key: 'lastAdmin',
    });
    expect(bench.page.querySelector('portal-group-members [role=alert]')?.textContent).toContain(
      'Это последний администратор.',
    );
    press('Убрать из группы: Участник 9');
    await bench.answer('PreviewGroupMembers', effectOf('changeGroupMembers'));
    const asked = await bench.answer('ChangeGroupMembers', savedAs('changeGroupMembers', group(1)));
    expect(asked.request.body.variables.input).toEqual({ groupId: 1, add: [], remove: [9] });
    await bench.answer('GroupMembers', membersOf([member(8)]));
    expect(bench.page.querySelectorAll('.member')).toHaveLength(1);
  });

  it('cannot be changed by who only looks', async () => {
    const bench = await openGroup(group(1, { editable: false }));
    expect(bench.page.querySelector('.adding')).toBeNull();
    expect(await bench.loader().getAllHarnesses(MatButtonHarness.with({ selector: '.leave' }))).toEqual([]);
  });
});
