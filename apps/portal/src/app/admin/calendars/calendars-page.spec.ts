import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { By } from '@angular/platform-browser';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench } from '../testing/admin-bench';
import { dialogWith, dialogsClosed, press } from '../testing/press';
import CalendarDetails from './calendar-details';

jest.setTimeout(30_000);

const span = (from: string, to: string) => ({ __typename: 'WorkInterval', from, to });
const day = (weekday: number) => ({
  __typename: 'WorkDay',
  weekday,
  intervals: weekday < 6 ? [span('09:00', '13:00'), span('14:00', '18:00')] : [],
});
const exception = (date: string, note = '', ...intervals: object[]) => ({
  __typename: 'WorkException',
  date,
  note,
  intervals,
});
const calendar = (id: number, changes: object = {}) => ({
  __typename: 'WorkCalendar',
  id,
  version: 1,
  name: `Календарь ${id}`,
  isDefault: id === 1,
  timeZone: 'Europe/Moscow',
  week: [1, 2, 3, 4, 5, 6, 7].map(day),
  exceptions: [exception('2026-12-31', 'Новый год')],
  organizations: [],
  ...changes,
});
const rights = { adminSections: ['CALENDARS' as const], permissions: ['calendar.edit'] };

async function list(url: string, ...rows: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, rights);
  await bench.answer('WorkCalendars', { workCalendars: rows });
  return bench;
}

async function open(changes: object = {}): Promise<AdminBench> {
  const bench = await list('/admin/calendars/2', calendar(2, changes));
  await bench.answer('WorkCalendar', { workCalendar: calendar(2, changes) });
  await settle();
  return bench;
}

async function type(bench: AdminBench, label: string, words: string): Promise<HTMLInputElement> {
  const field = bench.page.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!field) throw new Error(`no field ${label}`);
  field.value = words;
  field.dispatchEvent(new Event('change'));
  await settle();
  return field;
}

describe('«Календари»', () => {
  it('lists them and searches their names', async () => {
    const bench = await list('/admin/calendars', calendar(1), calendar(2));
    expect(bench.page.textContent).toContain('По умолчанию');
    const field = await bench.loader().getHarness(MatInputHarness);
    await field.setValue('календарь 2');
    await (await field.host()).dispatchEvent('keydown', { key: 'Enter' });
    for (let attempt = 0; attempt < 40 && bench.page.querySelectorAll('li a').length > 1; attempt++)
      await settle();
    expect(bench.page.querySelectorAll('li a')).toHaveLength(1);
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('deletes no default calendar (default: %s)', async (isDefault, buttons) => {
    const { page } = await open({ isDefault });
    const words = [...page.querySelectorAll('button')].map((button) => button.textContent.trim());
    expect(words.filter((word) => word === 'Удалить')).toHaveLength(buttons);
  });

  it('shows which deadlines move before it saves', async () => {
    const bench = await open();
    expect((await type(bench, 'Понедельник: начало, интервал 1', '830')).value).toBe('08:30');
    press('Сохранить');
    const moved = [
      {
        __typename: 'MovedDeadline',
        ticket: { __typename: 'MovedTicket', id: 5, number: 'SUP-5', subject: 'Касса' },
        before: '2026-11-27T15:00:00.000Z',
        after: '2026-11-27T14:30:00.000Z',
      },
    ];
    const preview = await bench.answer('PreviewWorkCalendar', {
      updateWorkCalendar: {
        __typename: 'SavedCalendar',
        effect: { __typename: 'CalendarEffect', waitingCount: 2, movedCount: 1, moved },
      },
    });
    const { input } = preview.request.body.variables as { input: { week: object[]; exceptions: object[] } };
    expect(input.week[0]).toEqual({
      weekday: 1,
      intervals: [
        { from: '08:30', to: '13:00' },
        { from: '14:00', to: '18:00' },
      ],
    });
    expect(input.exceptions).toEqual([{ date: '2026-12-31', note: 'Новый год', intervals: [] }]);
    press('Сохранить', await dialogWith('Передвинется срок 1 тикета'));
    await dialogsClosed();
    const asked = await bench.request('UpdateWorkCalendar');
    expect(asked.request.body.variables.input).toEqual(input);
  });

  it('takes several intervals, the whole day, and says what overlaps', async () => {
    const bench = await open();
    press('Суббота: круглые сутки');
    await settle();
    const saturday = bench.page.querySelector<HTMLInputElement>(
      'input[aria-label="Суббота: конец, интервал 1"]',
    );
    expect(saturday?.value).toBe('24:00');
    await type(bench, 'Понедельник: начало, интервал 2', '12');
    expect(bench.page.querySelector('portal-week-editor')?.textContent).toContain('пересекаются');
    press('Сохранить');
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Понедельник');
    await expect(bench.request('PreviewWorkCalendar')).rejects.toThrow();
  });

  it('adds a shortened day, and refuses the same date twice', async () => {
    const bench = await open();
    press('Добавить дату');
    await settle();
    const date = bench.page.querySelector<HTMLInputElement>('portal-exception-form input[type=date]');
    if (!date) throw new Error('no date');
    const take = async (value: string): Promise<void> => {
      date.value = value;
      date.dispatchEvent(new Event('input'));
      await settle();
    };
    await take('2026-12-31');
    press('Добавить');
    await settle();
    expect(bench.page.querySelector('portal-exception-form [role=alert]')?.textContent).toContain('уже есть');
    await take('2026-12-30');
    const kind = await bench
      .loader()
      .getHarness(MatSelectHarness.with({ ancestor: 'portal-exception-form' }));
    await kind.open();
    await kind.clickOptions({ text: 'Сокращённый день' });
    press('Добавить');
    await settle();
    const rows = [...bench.page.querySelectorAll('portal-exceptions-editor li')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).toContain('30.12, среда Сокращённый день: 09:00–13:00, 14:00–17:00');
    expect(rows).toHaveLength(2);
  });

  it('takes an exception that is being typed for a part of the calendar', async () => {
    const bench = await open();
    press('Добавить дату');
    await settle();
    const field = (selector: string) =>
      bench.page.querySelector<HTMLInputElement>(`portal-exception-form input${selector}`)!;
    const type = async (input: HTMLInputElement, value: string): Promise<void> => {
      input.value = value;
      input.dispatchEvent(new Event('input'));
      await settle();
    };
    const details = bench.harness.fixture.debugElement.query(By.directive(CalendarDetails))
      .componentInstance as CalendarDetails;
    expect(details.hasUnsent()).toBe(false);
    await type(field('[type=text]'), 'Переезд');
    expect(details.hasUnsent()).toBe(true);
    // Saving takes it over, or says what is missing and keeps it.
    press('Сохранить');
    await settle();
    expect(bench.page.querySelector('portal-exception-form [role=alert]')?.textContent).not.toBe('');
    expect(field('[type=text]').value).toBe('Переезд');
    await type(field('[type=date]'), '2026-12-30');
    press('Сохранить');
    const asked = await bench.answer('PreviewWorkCalendar', {
      updateWorkCalendar: {
        __typename: 'SavedCalendar',
        effect: { __typename: 'CalendarEffect', movedCount: 0, waitingCount: 0, moved: [] },
      },
    });
    expect(asked.request.body.variables.input.exceptions).toContainEqual({
      date: '2026-12-30',
      note: 'Переезд',
      intervals: [],
    });
    expect(bench.page.querySelector('portal-exception-form')).toBeNull();
  });

  it('imports the production calendar of a year for the week on the screen', async () => {
    const bench = await open();
    const menu = await bench.loader().getHarness(MatMenuHarness);
    await menu.open();
    await menu.clickItem({ text: /2026/ });
    const asked = await bench.answer('ProductionCalendar', {
      productionCalendar: [
        exception('2026-01-01', 'Новогодние каникулы'),
        exception('2026-12-31', 'Выходной'),
      ],
    });
    expect(asked.request.body.variables).toMatchObject({ year: 2026 });
    expect(asked.request.body.variables.week).toHaveLength(7);
    await settle();
    expect(bench.page.querySelectorAll('portal-exceptions-editor li')).toHaveLength(2);
    expect(document.body.textContent).toContain('добавлено 1, заменено 1');
  });

  it('makes a new one with the usual week', async () => {
    const bench = await list('/admin/calendars/new');
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-object-form' }));
    await name?.setValue('Круглосуточно');
    press('Сохранить');
    const asked = await bench.request('CreateWorkCalendar');
    expect(asked.request.body.variables.input).toMatchObject({
      name: 'Круглосуточно',
      timeZone: 'Europe/Moscow',
      exceptions: [],
    });
  });

  it('shows both states of a conflict', async () => {
    const bench = await open();
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-object-form' }));
    await name?.setValue('Моё');
    press('Сохранить');
    await bench.refuse('UpdateWorkCalendar', 'CONFLICT', 'Изменено', { key: 'objectChanged', by: 'Сидоров' });
    const theirs = calendar(2, { version: 2, exceptions: [] });
    await bench.answer('WorkCalendar', { workCalendar: theirs });
    await settle();
    const panel = bench.page.querySelector('portal-differences-panel')?.textContent;
    expect(panel).toContain('Моё');
    expect(panel).toContain('2026-12-31: выходной (Новый год)');
  });
});
