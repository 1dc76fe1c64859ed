import { MatTabNavBarHarness } from '@angular/material/tabs/testing';
import { settle } from '../core/testing/portal-testing';
import { AdminBench, connectionOf, role } from './testing/admin-bench';

describe('«Администрирование»', () => {
  const tabs = async (bench: AdminBench): Promise<string[]> => {
    const bar = await bench.loader().getHarness(MatTabNavBarHarness);
    return Promise.all((await bar.getLinks()).map((link) => link.getLabel()));
  };

  it('opens the first section the viewer has', async () => {
    const bench = await AdminBench.open('/admin');
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    expect(bench.address).toBe('/admin/roles');
    expect(await tabs(bench)).toEqual(['Роли', 'Полномочия']);
  });

  it('takes a section away at once when the viewer loses it', async () => {
    const bench = await AdminBench.open('/admin/roles');
    await bench.answer('Roles', { roles: connectionOf('Role', [role(1)]) });
    expect(bench.page.textContent).toContain('Роль 1');
    bench.become({ adminSections: ['PERMISSION_SETS'] });
    await settle();
    expect(await tabs(bench)).toEqual(['Полномочия']);
    expect(bench.page.textContent).not.toContain('Роль 1');
    expect(bench.page.textContent).toContain('Этот раздел вам недоступен');
    expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain('«Роли»');
    bench.become({ adminSections: [] });
    await settle();
    expect(bench.page.querySelector('nav')).toBeNull();
    expect(bench.page.textContent).toContain('Недостаточно полномочий');
  });
});
