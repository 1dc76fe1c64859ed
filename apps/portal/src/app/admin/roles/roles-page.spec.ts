import { TestKey } from '@angular/cdk/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, customer, provider, role } from '../testing/admin-bench';
import { press } from '../testing/press';

import { list } from '../testing/roles';

jest.setTimeout(30_000);

describe('the list of roles', () => {
  it('shows roles with links, marks and the total', async () => {
    const bench = await list('/admin/roles', role(1), role(2, { leading: true }));
    const links = [...bench.page.querySelectorAll('li a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/admin/roles/1', '/admin/roles/2']);
    expect(links[1]?.textContent).toContain('Руководящая');
    expect(bench.page.querySelector('.count')?.textContent.trim()).toBe('Всего: 2');
    expect(bench.page.querySelector('portal-organization-chooser')).toBeNull();
  });

  it('searches, keeps the words in the address and says when nothing fits', async () => {
    const bench = await list('/admin/roles', role(1));
    const field = await bench.loader().getHarness(MatInputHarness);
    await field.setValue('склад');
    await (await field.host()).sendKeys(TestKey.ENTER);
    const asked = await bench.answer('Roles', { roles: connectionOf('Role', []) });
    expect(asked.request.body.variables).toMatchObject({ search: 'склад', organizationId: 2 });
    expect(decodeURI(bench.address)).toBe('/admin/roles?q=склад');
    expect(bench.page.textContent).toContain('Ничего не найдено');
  });

  it('is filtered and ordered by the address, and shows everything again on demand', async () => {
    const bench = await AdminBench.open('/admin/roles?kind=leading&order=nameDesc');
    const asked = await bench.answer('Roles', { roles: connectionOf('Role', []) });
    expect(asked.request.body.variables).toMatchObject({ leading: true, sort: { direction: 'DESC' } });
    expect(bench.page.textContent).toContain('Под выбранные фильтры ничего не подходит');
    press('Сбросить фильтры');
    const all = await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    expect(all.request.body.variables).toMatchObject({ leading: null, sort: { direction: 'DESC' } });
    expect(bench.address).toBe('/admin/roles?order=nameDesc');
    const order = await bench.loader().getHarness(MatSelectHarness);
    expect(await order.getValueText()).toBe('По названию: Я–А');
    await order.clickOptions({ text: 'По названию: А–Я' });
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    expect(bench.address).toBe('/admin/roles');
    await (await bench.loader().getHarness(MatButtonToggleHarness.with({ text: 'Обычные' }))).check();
    const ordinary = await bench.request('Roles');
    expect(ordinary.request.body.variables).toMatchObject({ leading: false, sort: { direction: 'ASC' } });
    expect(bench.address).toBe('/admin/roles?kind=ordinary');
  });

  it('offers to drop the search and the filters when both leave nothing', async () => {
    const bench = await AdminBench.open('/admin/roles?kind=leading&q=x');
    await bench.answer('Roles', { roles: connectionOf('Role', []) });
    press('Сбросить фильтры');
    await bench.answer('Roles', { roles: connectionOf('Role', []) });
    expect(bench.address).toBe('/admin/roles?q=x');
    press('Очистить поиск', bench.page.querySelector('ui-empty-state') as HTMLElement);
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    expect(bench.address).toBe('/admin/roles');
  });

  it('lets new ones be made only by who holds the right everywhere, as long as they do', async () => {
    const bench = await AdminBench.open('/admin/roles', { permissionsEverywhere: ['user.read'] });
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    const create = () => bench.page.querySelector('a[href$="/admin/roles/new"]');
    expect(create()).toBeNull();
    bench.become({ permissionsEverywhere: ['role.edit'] });
    await settle();
    expect(create()?.textContent).toContain('Новая роль');
    bench.become({ permissionsEverywhere: ['user.read'] });
    await settle();
    expect(create()).toBeNull();
  });

  it('loads the next page and asks again for all of them after a change', async () => {
    const bench = await AdminBench.open('/admin/roles');
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)], 2) });
    await (await bench.loader().getHarness(MatButtonHarness.with({ text: 'Показать ещё' }))).click();
    const more = await bench.answer('Roles', { roles: connectionOf('Role', [role(2)]) });
    expect(more.request.body.variables.after).toBe('1');
    expect(bench.page.querySelectorAll('li a')).toHaveLength(2);
    await bench.tell('ROLE', 1);
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1, { name: 'Иначе' })], 2) });
    expect(bench.page.querySelectorAll('li a')).toHaveLength(2);
    await bench.answer('Roles', { roles: connectionOf('Role', [role(2)]) });
    await settle();
    expect([...bench.page.querySelectorAll('li .name')].map((name) => name.textContent)).toEqual([
      'Иначе',
      'Роль 2',
    ]);
  });

  it('lets people of the provider choose whose roles they look at', async () => {
    const bench = await AdminBench.open('/admin/roles', { isSpecialist: true, organization: provider });
    await bench.answer('Roles', { roles: connectionOf('Role', []) });
    const chooser = await bench
      .loader()
      .getHarness(MatAutocompleteHarness.with({ ancestor: 'portal-organization-chooser' }));
    expect(await chooser.getValue()).toBe('Поддержка');
    bench.page.querySelector<HTMLElement>('portal-organization-chooser input')?.focus();
    await bench.answer('AdministeredOrganizations', {
      organizations: connectionOf('Organization', [{ ...customer, __typename: 'AdminOrganization' }]),
    });
    await chooser.selectOption({ text: 'Ромашка' });
    const asked = await bench.answer('Roles', { roles: connectionOf('Role', [role(5)]) });
    expect(asked.request.body.variables.organizationId).toBe(2);
    expect(bench.address).toBe('/admin/roles?organization=2');
  });
});
