import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, customer } from '../testing/admin-bench';
import { press } from '../testing/press';

jest.setTimeout(30_000);

const entry = (id: number, changes: object = {}) => ({
  __typename: 'AuditEntry',
  id,
  at: '2026-11-20T09:00:00.000Z',
  actor: { __typename: 'Person', id: 9, fullName: 'Петрова Анна', active: true },
  address: '10.0.0.7',
  source: 'PORTAL',
  action: 'role.edited',
  kind: 'ROLE',
  objectId: 3,
  objectName: `Роль ${id}`,
  organization: customer,
  changes: [],
  ...changes,
});

const rights = {
  adminSections: ['USERS' as const, 'AUDIT' as const],
  permissions: ['audit.read', 'user.read', 'list.export'],
};

async function open(url = '/admin/audit', viewer: object = {}, ...entries: object[]) {
  const bench = await AdminBench.open(url, { ...rights, ...viewer });
  const asked = await bench.answer('AuditLog', { auditLog: connectionOf('Audit', entries) });
  return { bench, asked };
}

const filterOf = (request: TestRequest): object =>
  (request.request.body as { variables: { filter: object } }).variables.filter;

describe('«Аудит»', () => {
  it('tells who did what, and field by field on demand', async () => {
    const changes = [
      {
        __typename: 'AuditChange',
        field: 'permissions',
        before: null,
        after: 'ticket.create, ticket.readAll',
      },
      { __typename: 'AuditChange', field: 'leading', before: 'false', after: 'true' },
      { __typename: 'AuditChange', field: 'unheard', before: 'a', after: 'b' },
    ];
    const { bench } = await open('/admin/audit', {}, entry(1, { changes }));
    const summary = bench.page.querySelector<HTMLElement>('portal-audit-entry button');
    for (const words of ['20.11.2026 12:00', 'Роль 1', 'изменение', 'Петрова Анна'])
      expect(summary?.textContent).toContain(words);
    expect(summary?.getAttribute('aria-expanded')).toBe('false');
    summary?.click();
    await settle();
    expect(summary?.getAttribute('aria-expanded')).toBe('true');
    const rows = [...bench.page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim().replace(/\s+/g, ' ')),
    );
    expect(rows[0]?.[0]).toBe('Права');
    expect(rows[0]?.[1]).toBe('не заполнено');
    expect(rows[0]?.[2]).toContain('Просмотр всех тикетов');
    expect(rows[1]).toEqual(['Руководящая роль', 'Нет', 'Да']);
    expect(rows[2]).toEqual(['unheard', 'a', 'b']);
    expect(bench.page.querySelector('.facts')?.textContent).toContain('Адрес 10.0.0.7');
  });

  it('keeps the filter in the address and gives the same to the export', async () => {
    const url = '/admin/audit?kind=ROLE&q=%D0%BA%D0%B0%D1%81%D1%81%D0%B8%D1%80&from=2026-11-20&to=2026-11-21';
    const { bench, asked } = await open(url, {}, entry(1));
    expect(filterOf(asked)).toEqual({
      organizationId: null,
      actorId: null,
      kind: 'ROLE',
      search: 'кассир',
      from: '2026-11-19T21:00:00.000Z',
      to: '2026-11-21T21:00:00.000Z',
    });
    const link = bench.page.querySelector('a[download]')?.getAttribute('href') ?? '';
    expect(link).toMatch(/^\/audit\.csv\?kind=ROLE&search=/);
    await (await bench.loader().getHarness(MatSelectHarness)).open();
    const kinds = await bench.loader().getHarness(MatSelectHarness);
    await kinds.clickOptions({ text: 'Группа' });
    const again = await bench.answer('AuditLog', { auditLog: connectionOf('Audit', []) });
    expect(filterOf(again)).toMatchObject({ kind: 'GROUP' });
    expect(bench.address).toContain('kind=GROUP');
    expect(bench.page.textContent).toContain('По этим фильтрам записей нет');
    press('Сбросить фильтры');
    await bench.answer('AuditLog', { auditLog: connectionOf('Audit', [entry(1)]) });
    expect(bench.address).toBe('/admin/audit');
  });

  it('filters by days', async () => {
    const { bench } = await open('/admin/audit', {}, entry(1));
    const [from] = await bench.loader().getAllHarnesses(MatInputHarness.with({ selector: '[type=date]' }));
    await from?.setValue('2026-11-20');
    const field = bench.page.querySelector('input[type=date]');
    field?.dispatchEvent(new Event('change'));
    const asked = await bench.answer('AuditLog', { auditLog: connectionOf('Audit', [entry(1)]) });
    expect(filterOf(asked)).toMatchObject({ from: '2026-11-19T21:00:00.000Z', to: null });
    expect(bench.address).toBe('/admin/audit?from=2026-11-20');
  });

  it('finds the person who did it', async () => {
    const { bench } = await open('/admin/audit', {}, entry(1));
    const actor = await bench.loader().getHarness(MatAutocompleteHarness);
    bench.page.querySelector<HTMLElement>('portal-lookup-field input')?.focus();
    const people = [{ __typename: 'UserAccount', id: 9, fullName: 'Петрова Анна', login: 'petrova' }];
    await bench.answer('AuditActors', { users: connectionOf('User', people) });
    await actor.selectOption({ text: /Петрова Анна/ });
    const asked = await bench.answer('AuditLog', { auditLog: connectionOf('Audit', []) });
    expect(filterOf(asked)).toMatchObject({ actorId: 9 });
    expect(bench.address).toBe('/admin/audit?actor=9');
  });

  it('offers organizations to the provider only, people and the file to those who may', async () => {
    const own = await open(
      '/admin/audit',
      { adminSections: ['AUDIT'], permissions: ['audit.read'] },
      entry(1),
    );
    expect(own.bench.page.querySelector('portal-lookup-field')).toBeNull();
    expect(own.bench.page.querySelector('a[download]')).toBeNull();
  });

  const newest = (id: number) => ({ auditLog: connectionOf('Audit', [entry(id)]) });

  it('says when there are new entries, and shows them when asked', async () => {
    const { bench } = await open('/admin/audit', {}, entry(1));
    await bench.tell('ROLE', 3);
    await bench.answer('AuditNewest', newest(2));
    await settle();
    expect(bench.page.querySelectorAll('portal-audit-entry')).toHaveLength(1);
    press(/Есть новые записи/);
    await bench.answer('AuditLog', { auditLog: connectionOf('Audit', [entry(2), entry(1)]) });
    expect(bench.page.querySelectorAll('portal-audit-entry')).toHaveLength(2);
    expect(bench.page.textContent).not.toContain('Есть новые записи');
  });

  it.each([
    ['everything is looked at anew', null, true],
    ['what changed is left out by the filters', 'ROLE', false],
  ])('says nothing of new entries when %s', async (_, kind, refresh) => {
    const { bench } = await open('/admin/audit', {}, entry(1));
    await bench.tell(kind, kind === null ? null : 3, refresh);
    await bench.answer('AuditNewest', newest(1));
    await settle();
    expect(bench.page.textContent).not.toContain('Есть новые записи');
  });
});
