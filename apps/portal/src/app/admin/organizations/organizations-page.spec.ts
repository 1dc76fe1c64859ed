import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, effect, provider } from '../testing/admin-bench';
import { dialogWith, dialogsClosed, press } from '../testing/press';

jest.setTimeout(30_000);

const organization = (id: number, changes: object = {}) => ({
  __typename: 'AdminOrganization',
  id,
  version: 1,
  name: `Компания ${id}`,
  kind: 'CUSTOMER',
  active: true,
  userCount: 3,
  groupCount: 1,
  createdAt: '2026-11-01T09:00:00.000Z',
  calendar: null,
  ...changes,
});
const calendars = [
  { __typename: 'WorkCalendar', id: 1, name: 'Пятидневка', isDefault: true },
  { __typename: 'WorkCalendar', id: 2, name: 'Круглосуточно', isDefault: false },
];
const rights = {
  organization: provider,
  isSpecialist: true,
  adminSections: ['ORGANIZATIONS' as const, 'USERS' as const],
  permissions: ['organization.edit'],
};
const noDeadlines = { __typename: 'CalendarEffect', waitingCount: 0, movedCount: 0, moved: [] };

async function list(url: string, viewer: object = {}, ...rows: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, { ...rights, ...viewer });
  await bench.answer('Organizations', { organizations: connectionOf('Organization', rows) });
  return bench;
}

async function open(changes: object = {}, viewer: object = {}): Promise<AdminBench> {
  const bench = await list('/admin/organizations/2', viewer, organization(2, changes));
  await bench.answer('CalendarOptions', { workCalendars: calendars });
  await bench.answer('Organization', { organization: organization(2, changes) });
  return bench;
}

describe('«Организации»', () => {
  it('lists them and filters by state in the address', async () => {
    const bench = await list('/admin/organizations', {}, organization(2), organization(3, { active: false }));
    expect(bench.page.textContent).toContain('3 пользователя · 1 группа');
    expect(bench.page.querySelector('.faded')?.textContent).toContain('Отключена');
    const inactive = MatButtonToggleHarness.with({ text: 'Отключённые' });
    await (await bench.loader().getHarness(inactive)).check();
    const asked = await bench.answer('Organizations', { organizations: connectionOf('Organization', []) });
    expect(asked.request.body.variables).toMatchObject({ active: false, search: null });
    expect(bench.address).toBe('/admin/organizations?state=inactive');
  });

  it('orders them by the address', async () => {
    const bench = await list('/admin/organizations', {}, organization(2));
    const order = await bench.loader().getHarness(MatSelectHarness);
    await order.clickOptions({ text: 'Сначала новые' });
    const asked = await bench.answer('Organizations', { organizations: connectionOf('Organization', []) });
    expect(asked.request.body.variables.sort).toEqual({ field: 'CREATED', direction: 'DESC' });
    expect(bench.address).toBe('/admin/organizations?order=newest');
  });

  it('shows who loses what before an organization is deactivated', async () => {
    const bench = await open();
    await (await bench.loader().getHarness(MatSlideToggleHarness)).uncheck();
    press('Сохранить');
    const preview = await bench.answer('PreviewOrganization', {
      updateOrganization: {
        __typename: 'SavedOrganization',
        effect: effect({ affectedCount: 3 }),
        deadlines: noDeadlines,
      },
    });
    const input = { id: 2, version: 1, name: 'Компания 2', active: false, calendarId: null };
    expect(preview.request.body.variables.input).toEqual(input);
    press('Сохранить', await dialogWith('Права изменятся у 3 человек'));
    await dialogsClosed();
    const saved = await bench.answer('UpdateOrganization', {
      updateOrganization: {
        __typename: 'SavedOrganization',
        organization: organization(2, { version: 2, active: false }),
      },
    });
    expect(saved.request.body.variables.input).toEqual(input);
  });

  it('shows which deadlines another calendar moves', async () => {
    const bench = await open();
    const details = { ancestor: 'portal-organization-details' };
    const [calendar] = await bench.loader().getAllHarnesses(MatSelectHarness.with(details));
    await calendar?.open();
    await calendar?.clickOptions({ text: 'Круглосуточно' });
    press('Сохранить');
    const moved = [
      {
        __typename: 'MovedDeadline',
        ticket: { __typename: 'MovedTicket', id: 5, number: 'SUP-5', subject: 'Касса' },
        before: '2026-11-27T15:00:00.000Z',
        after: '2026-11-25T09:00:00.000Z',
      },
    ];
    await bench.answer('PreviewOrganization', {
      updateOrganization: {
        __typename: 'SavedOrganization',
        effect: effect(),
        deadlines: { __typename: 'CalendarEffect', waitingCount: 4, movedCount: 1, moved },
      },
    });
    const asked = await dialogWith('Передвинется срок 1 тикета');
    expect(asked.textContent).toContain('27.11.2026 18:00');
    expect(asked.textContent).toContain('25.11.2026 12:00');
    press('Отмена', asked);
    await dialogsClosed();
    await settle();
    await expect(bench.request('UpdateOrganization')).rejects.toThrow();
  });

  it('does not let the provider be deactivated', async () => {
    const bench = await open({ kind: 'PROVIDER' });
    expect(await (await bench.loader().getHarness(MatSlideToggleHarness)).isDisabled()).toBe(true);
    expect(bench.page.textContent).toContain('отключить её нельзя');
  });

  it('makes a new one, with standard roles unless told otherwise', async () => {
    const bench = await list('/admin/organizations/new');
    await bench.answer('CalendarOptions', { workCalendars: calendars });
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-object-form' }));
    await name?.setValue('Новая');
    expect(await (await bench.loader().getHarness(MatCheckboxHarness)).isChecked()).toBe(true);
    press('Сохранить');
    const asked = await bench.answer('CreateOrganization', {
      createOrganization: organization(9, { name: 'Новая' }),
    });
    expect(asked.request.body.variables.input).toEqual({
      name: 'Новая',
      calendarId: null,
      standardRoles: true,
    });
    await settle();
    expect(bench.address).toBe('/admin/organizations/9');
  });

  it('leads to its people, and shows both states of a conflict', async () => {
    const bench = await open();
    expect(bench.page.textContent).toContain('3 пользователя');
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-object-form' }));
    await name?.setValue('Моё');
    press('Сохранить');
    await bench.refuse('UpdateOrganization', 'CONFLICT', 'Изменено', { key: 'objectChanged', by: 'Сидоров' });
    await bench.answer('Organization', { organization: organization(2, { version: 2, name: 'Их' }) });
    await settle();
    const panel = bench.page.querySelector('portal-differences-panel')?.textContent;
    expect(panel).toContain('Моё');
    expect(panel).toContain('Их');
  });
});
