import { MatSelectHarness } from '@angular/material/select/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, effect, provider } from '../testing/admin-bench';
import { group, waitingGroup } from '../testing/people';
import { dialogWith, press } from '../testing/press';

jest.setTimeout(30_000);

const supporter = {
  isSpecialist: true,
  organization: provider,
  adminSections: ['GROUPS' as const, 'CONNECTIONS' as const],
  permissions: ['group.connect'],
};
const waiting = (count: number) => ({
  groups: {
    __typename: 'AdminGroupConnection',
    totalCount: count,
    edges: count
      ? [{ __typename: 'AdminGroupEdge', cursor: '1', node: { __typename: 'AdminGroup', id: 1 } }]
      : [],
  },
});

async function open(url: string, ...groups: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, supporter);
  await bench.answer('WaitingGroupCount', waiting(groups.length));
  await bench.answer('WaitingGroups', { groups: connectionOf('AdminGroup', groups) });
  return bench;
}

const badge = (bench: AdminBench) =>
  bench.page.querySelector('a portal-connection-badge')?.textContent.replace(/\s+/g, ' ').trim();

describe('requests for connection', () => {
  it('stand in the list with their organizations, their number on the tab', async () => {
    const bench = await open('/admin/connections', waitingGroup(1), waitingGroup(2));
    const rows = [...bench.page.querySelectorAll('li a')];
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain('Ромашка');
    expect(badge(bench)).toBe('2, 2 группы ожидают подключения');
  });

  it('are ordered by waiting time unless told otherwise', async () => {
    const bench = await AdminBench.open('/admin/connections', supporter);
    await bench.answer('WaitingGroupCount', waiting(1));
    const asked = await bench.answer('WaitingGroups', {
      groups: connectionOf('AdminGroup', [waitingGroup(1)]),
    });
    expect(asked.request.body.variables.sort).toEqual({ field: 'CREATED', direction: 'ASC' });
    const order = await bench.loader().getHarness(MatSelectHarness);
    await order.clickOptions({ text: 'По названию: А–Я' });
    const again = await bench.request('WaitingGroups');
    expect(again.request.body.variables.sort).toEqual({ field: 'NAME', direction: 'ASC' });
    expect(bench.address).toBe('/admin/connections?order=name');
  });

  it('arrive live', async () => {
    const bench = await open('/admin/connections');
    expect(badge(bench)).toBe('');
    await bench.tell('GROUP', 4);
    await bench.answer('WaitingGroupCount', waiting(1));
    await bench.answer('WaitingGroups', { groups: connectionOf('AdminGroup', [waitingGroup(4)]) });
    expect(badge(bench)).toBe('1, 1 группа ожидает подключения');
    expect(bench.page.querySelectorAll('li a')).toHaveLength(1);
  });

  it('are met in one step, with the systems that were seen', async () => {
    const bench = await open('/admin/connections/1', waitingGroup(1));
    await bench.answer('Group', { group: waitingGroup(1) });
    expect(bench.page.textContent).toContain('Группа ждёт подключения');
    bench.page.querySelector<HTMLElement>('portal-group-systems input')?.focus();
    const systems = [1, 2].map((id) => ({ __typename: 'AdminSystem', id, name: `Система ${id}` }));
    await bench.answer('SystemOptions', { systems });
    const picker = await bench
      .loader()
      .getHarness(MatAutocompleteHarness.with({ ancestor: 'portal-group-systems' }));
    await picker.selectOption({ text: 'Система 1' });
    await picker.selectOption({ text: 'Система 2' });
    press('Подключить');
    await bench.answer('PreviewConnection', {
      connectGroup: { __typename: 'SavedGroup', effect: effect({ affectedCount: 3 }) },
    });
    const connected = group(1, {
      version: 2,
      systems: systems.map((each) => ({ ...each, __typename: 'System' })),
    });
    const asked = await bench.answer('ConnectGroup', {
      connectGroup: { __typename: 'SavedGroup', group: connected },
    });
    expect(asked.request.body.variables.input).toEqual({ groupId: 1, systemIds: [1, 2], seenSystemIds: [] });
    await bench.answer('WaitingGroupCount', waiting(0));
    await bench.answer('WaitingGroups', { groups: connectionOf('AdminGroup', []) });
    await settle();
    expect(badge(bench)).toBe('');
    expect(bench.page.textContent).not.toContain('Группа ждёт подключения');
  });

  it('ask before a system is taken away', async () => {
    const system = { __typename: 'System', id: 1, name: 'Касса' };
    const bench = await open('/admin/connections/1', waitingGroup(1));
    await bench.answer('Group', { group: group(1, { systems: [system] }) });
    press(/Убрать.*Касса/, bench.page.querySelector('portal-group-systems') as HTMLElement);
    await settle();
    press('Сохранить', bench.page.querySelector('portal-group-systems') as HTMLElement);
    await bench.answer('PreviewConnection', {
      connectGroup: { __typename: 'SavedGroup', effect: effect({ affectedCount: 3 }) },
    });
    await dialogWith('Права изменятся у 3 человек');
    await expect(bench.request('ConnectGroup')).rejects.toThrow();
  });

  it('show both sides when somebody else connected the group meanwhile', async () => {
    const bench = await open('/admin/connections/1', waitingGroup(1));
    await bench.answer('Group', { group: waitingGroup(1) });
    bench.page.querySelector<HTMLElement>('portal-group-systems input')?.focus();
    await bench.answer('SystemOptions', { systems: [{ __typename: 'AdminSystem', id: 2, name: 'Склад' }] });
    const picker = await bench
      .loader()
      .getHarness(MatAutocompleteHarness.with({ ancestor: 'portal-group-systems' }));
    await picker.selectOption({ text: 'Склад' });
    press('Подключить');
    await bench.refuse('PreviewConnection', 'CONFLICT', 'Группу уже подключили.');
    await bench.answer('Group', { group: group(1, { version: 2 }) });
    await settle();
    const both = [...bench.page.querySelectorAll('portal-group-systems dd')].map((each) => each.textContent);
    expect(both).toEqual(['Склад', 'Касса']);
    press('Взять как в системе');
    await settle();
    expect(bench.page.querySelector('portal-group-systems li')?.textContent).toContain('Касса');
  });
});
