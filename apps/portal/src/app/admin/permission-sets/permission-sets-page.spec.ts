import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { permissionCatalogue } from '@supportal/domain';
import type { SessionFieldsFragment } from '../../core/session/session.generated';
import { AdminBench, connectionOf, provider, set } from '../testing/admin-bench';

jest.setTimeout(30_000);

const catalogue = (...notGrantable: string[]) =>
  Object.entries(permissionCatalogue).map(([permission, rule]) => ({
    __typename: 'PermissionRule',
    permission,
    category: rule.category,
    providerOnly: 'providerOnly' in rule,
    grantable: !notGrantable.includes(permission),
  }));

async function open(
  permissionSet: object,
  rules = catalogue(),
  viewer: Partial<SessionFieldsFragment['viewer']> = {},
) {
  const bench = await AdminBench.open('/admin/permission-sets/1', viewer);
  await bench.answer('PermissionSets', { permissionSets: connectionOf('PermissionSet', [permissionSet]) });
  await bench.answer('PermissionSet', { permissionSet });
  await bench.answer('PermissionCatalogue', { permissionCatalogue: rules });
  const box = (label: string | RegExp) =>
    bench.loader().getHarness(MatCheckboxHarness.with({ selector: 'li mat-checkbox', label }));
  const all = async (index: number) =>
    (await bench.loader().getAllHarnesses(MatCheckboxHarness.with({ selector: '.all' })))[
      index
    ] as MatCheckboxHarness;
  return { bench, box, all };
}

describe('the list of permission sets', () => {
  it('is ordered by the address', async () => {
    const bench = await AdminBench.open('/admin/permission-sets?order=nameDesc');
    const asked = await bench.answer('PermissionSets', {
      permissionSets: connectionOf('PermissionSet', [set(1)]),
    });
    expect(asked.request.body.variables.sort).toEqual({ direction: 'DESC' });
    const order = await bench.loader().getHarness(MatSelectHarness);
    await order.clickOptions({ text: 'По названию: А–Я' });
    const again = await bench.request('PermissionSets');
    expect(again.request.body.variables.sort).toEqual({ direction: 'ASC' });
    expect(bench.address).toBe('/admin/permission-sets');
  });
});

describe('a permission set', () => {
  it('offers a customer the rights of the three categories that customers can have', async () => {
    const { bench, box } = await open(set(1, { permissions: ['ticket.create'] }));
    const headings = [...bench.page.querySelectorAll('portal-permission-picker h3')];
    expect(headings.map((heading) => heading.textContent)).toEqual([
      'Администрирование пользователей',
      'Общие полномочия',
      'Работа с тикетами',
    ]);
    expect(await (await box('Создание тикетов')).isChecked()).toBe(true);
    expect(bench.page.textContent).toContain('Создавать тикеты по системам своих групп');
    expect(bench.page.textContent).not.toContain('Внутренние заметки');
  });

  it('offers the provider every right', async () => {
    const { bench } = await open(set(1, { organization: provider }), catalogue(), {
      isSpecialist: true,
      organization: provider,
    });
    expect(bench.page.textContent).toContain('Внутренние заметки');
  });

  it('keeps what the viewer may not grant as it is, and says why', async () => {
    const rights = ['ticket.create', 'ticket.readAll'];
    const { bench, box, all } = await open(set(1, { permissions: rights }), catalogue('ticket.readAll'));
    const refused = await box('Просмотр всех тикетов');
    expect(await refused.isDisabled()).toBe(true);
    expect(await refused.isChecked()).toBe(true);
    expect(bench.page.textContent).toContain('Вы не можете выдать или отозвать это право');
    const tickets = await all(2);
    expect(await tickets.isIndeterminate()).toBe(true);
    await tickets.check();
    expect(await (await box('Ответы в тикетах коллег')).isChecked()).toBe(true);
    await tickets.uncheck();
    expect(await (await box('Создание тикетов')).isChecked()).toBe(false);
    expect(await refused.isChecked()).toBe(true);
  });

  it('asks for the effect of other rights, and saves at once when nobody is concerned', async () => {
    const { bench, box } = await open(set(1));
    await (await box('Ответы в тикетах коллег')).check();
    bench.page.querySelector<HTMLElement>('button[type=submit]')?.click();
    const preview = await bench.answer('PreviewPermissionSet', {
      updatePermissionSet: {
        __typename: 'SavedPermissionSet',
        effect: { __typename: 'RightsEffect', affectedCount: 0, users: [], releasedCount: 0, released: [] },
      },
    });
    expect(preview.request.body.variables.input.permissions).toEqual(['ticket.create', 'ticket.reply']);
    const saved = set(1, { version: 2, permissions: ['ticket.create', 'ticket.reply'] });
    await bench.answer('UpdatePermissionSet', {
      updatePermissionSet: { __typename: 'SavedPermissionSet', permissionSet: saved },
    });
    expect(await (await box('Ответы в тикетах коллег')).isChecked()).toBe(true);
    expect(bench.page.querySelector('portal-object-form .changed')).toBeNull();
  });

  it('shows where it is used', async () => {
    const roles = [{ __typename: 'Role', id: 4, name: 'Старший смены' }];
    const { bench } = await open(set(1, { roles }));
    const link = bench.page.querySelector('portal-used-places-list a');
    expect(link?.textContent).toBe('Старший смены');
    expect(link?.getAttribute('href')).toBe('/admin/roles/4');
  });
});
