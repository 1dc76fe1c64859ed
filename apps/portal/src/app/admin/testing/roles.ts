/** «Роли» as the specs open and use it. */
import { MatInputHarness } from '@angular/material/input/testing';
import { AdminBench, connectionOf, role } from './admin-bench';

/** The list of roles at an address. */
export async function list(url: string, ...roles: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url);
  await bench.answer('Roles', { roles: connectionOf('Role', roles) });
  return bench;
}

/** A role that is open, with the hands to change it. */
export async function openRole(id = 1, changes: object = {}) {
  const bench = await list(`/admin/roles/${id}`, role(id, changes));
  await bench.answer('Role', { role: role(id, changes) });
  const input = (index: number) => async () =>
    (await bench.loader().getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-name-fields' })))[
      index
    ] as MatInputHarness;
  return {
    bench,
    name: input(0),
    description: input(1),
    // Not awaited: the harness would wait for the answer that the test has yet to give.
    press: (text: string | RegExp): void => {
      const buttons = [...document.querySelectorAll<HTMLElement>('button')];
      const found = buttons.find(({ textContent }) =>
        typeof text === 'string' ? textContent.trim() === text : text.test(textContent),
      );
      if (!found) throw new Error(`no button ${text}`);
      found.click();
    },
    title: () => bench.page.querySelector('portal-object-form h2')?.textContent.trim(),
  };
}
