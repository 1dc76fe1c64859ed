import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSnackBarHarness } from '@angular/material/snack-bar/testing';
import { MatTabNavBarHarness } from '@angular/material/tabs/testing';
import { Router } from '@angular/router';
import type { RowChange } from './live-rows';
import { PortalBench, settled } from './testing/portal-bench';
import { ticket, tickets } from './testing/tickets';

// Harnesses walk through whole tables: a busy machine needs longer than Jest's five seconds.
jest.setTimeout(30_000);

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);
const changed = (id: number, own: Partial<RowChange> = {}): RowChange => ({
  ticketId: id,
  ticket: ticket(id),
  matches: true,
  ...own,
});

async function open(url: string, options: Parameters<typeof PortalBench.open>[1] = {}) {
  const bench = await PortalBench.open(url, options);
  const { fixture } = bench.harness;
  const page = fixture.nativeElement as HTMLElement;
  const loader: HarnessLoader = TestbedHarnessEnvironment.loader(fixture);
  return {
    bench,
    page,
    loader,
    root: TestbedHarnessEnvironment.documentRootLoader(fixture),
    address: () => TestBed.inject(Location).path(),
    settle: () => settled(bench.harness),
    numbers: () => [...page.querySelectorAll('tbody a.key')].map((link) => link.textContent.trim()),
    header: (name: string) =>
      [...page.querySelectorAll('th')].find((cell) => cell.textContent.includes(name)) as HTMLElement,
    press: async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    buttons: async (text: string | RegExp) =>
      (await loader.getAllHarnesses(MatButtonHarness.with({ text }))).length,
  };
}

describe('the page of the lists', () => {
  afterEach(() => jest.useRealTimers());

  it('shows the tickets with links, the tabs with counters and the total', async () => {
    const { page, numbers, loader } = await open('/tickets/mine', { tickets: tickets(3, 2, 1) });
    expect(numbers()).toEqual(['SUP-3', 'SUP-2', 'SUP-1']);
    expect(page.querySelector('tbody a.key')?.getAttribute('href')).toBe('/tickets/card/3');
    const bar = await loader.getHarness(MatTabNavBarHarness);
    const labels = await Promise.all((await bar.getLinks()).map((link) => link.getLabel()));
    expect(labels.map((label) => label.replace(/\s+/g, ' '))).toEqual([
      'Мои тикеты 3, 3 открытых',
      'Все тикеты 1000+, больше 1000 открытых',
    ]);
    expect(page.querySelector('.count[role=status]')?.textContent).toBe('3 тикета');
    expect(page.textContent).not.toContain('Организация');
  });

  it('asks for what the address says and ignores what it does not know', async () => {
    const { bench } = await open('/tickets/all?status=new,closed,nonsense&q=касса&sort=priority');
    expect(bench.asked[0]).toMatchObject({
      tab: 'ALL',
      filter: { statuses: ['NEW', 'CLOSED'], text: 'касса' },
      sort: { field: 'PRIORITY', direction: 'ASC' },
      first: 50,
    });
  });

  it('sorts by a button in the header and says so', async () => {
    const { header, address, settle, bench } = await open('/tickets/all', { tickets: tickets(2, 1) });
    expect(header('Обновлён').getAttribute('aria-sort')).toBe('descending');
    expect(header('Номер').getAttribute('aria-sort')).toBe('none');
    expect(header('Автор').hasAttribute('aria-sort')).toBe(false);
    header('Приоритет').querySelector<HTMLElement>('ui-sort-button button')?.click();
    await settle();
    expect(address()).toBe('/tickets/all?sort=priority');
    expect(header('Приоритет').getAttribute('aria-sort')).toBe('ascending');
    expect(bench.asked.at(-1)?.sort).toEqual({ field: 'PRIORITY', direction: 'ASC' });
  });

  it('filters by the magnifier of a column; the address and a chip tell', async () => {
    const { header, address, root, page, settle } = await open('/tickets/all', { tickets: tickets(2, 1) });
    const magnifier = header('Статус').querySelector<HTMLElement>('ui-value-filter button');
    expect(magnifier?.getAttribute('aria-label')).toBe('Фильтр: Статус');
    magnifier?.click();
    await (await root.getHarness(MatCheckboxHarness.with({ label: 'В работе' }))).check();
    await (await root.getHarness(MatCheckboxHarness.with({ label: 'Новый' }))).check();
    await settle();
    expect(address()).toBe('/tickets/all?status=new,in_progress');
    expect(page.querySelector('ui-filter-chips li')?.textContent.trim()).toBe('Статус: Новый, В работе');
    expect(magnifier?.getAttribute('aria-label')).toBe('Фильтр: Статус, выбрано: 2');
  });

  it('filters by text after a pause in typing', async () => {
    const { page, address, settle, numbers } = await open('/tickets/all', { tickets: tickets(12, 3) });
    const field = page.querySelector('portal-search-field input') as HTMLInputElement;
    jest.useFakeTimers();
    field.value = ' 12 ';
    field.dispatchEvent(new Event('input'));
    await jest.advanceTimersByTimeAsync(250);
    expect(address()).toBe('/tickets/all');
    await jest.advanceTimersByTimeAsync(250);
    jest.useRealTimers();
    await settle();
    expect(address()).toBe('/tickets/all?q=12');
    expect(numbers()).toEqual(['SUP-12']);
  });

  it('drops all filters and keeps the order', async () => {
    const { press, address, settle, loader } = await open('/tickets/all?status=new&q=12&sort=number', {
      tickets: tickets(12),
    });
    await press('Сбросить всё');
    await settle();
    expect(address()).toBe('/tickets/all?sort=number');
    expect(await (await loader.getHarness(MatInputHarness)).getValue()).toBe('');
  });

  it('tells an empty list from a filter without matches', async () => {
    const empty = await open('/tickets/all');
    expect(empty.page.textContent).toContain('Тикетов пока нет');
    TestBed.resetTestingModule();
    const filtered = await open('/tickets/all?q=нет', { tickets: tickets(1) });
    expect(filtered.page.textContent).toContain('Ничего не найдено');
    expect(filtered.page.querySelectorAll('th').length).toBeGreaterThan(0);
  });

  it('appends pages', async () => {
    const { press, settle, numbers, buttons, bench } = await open('/tickets/all', {
      tickets: tickets(...many(60)),
    });
    expect(numbers()).toHaveLength(50);
    await press('Показать ещё');
    await settle();
    expect(numbers()).toHaveLength(60);
    expect(await buttons('Показать ещё')).toBe(0);
    expect(bench.asked.map(({ after }) => after ?? null)).toEqual([null, null, '50']);
  });
});

describe('a list while tickets change', () => {
  it('keeps new tickets behind a bar until they are asked for', async () => {
    const { bench, numbers, settle, press, buttons } = await open('/tickets/all', { tickets: tickets(2, 1) });
    bench.tickets = tickets(4, 3, 2, 1);
    bench.tell(changed(3));
    bench.tell(changed(4));
    await settle();
    expect(numbers()).toEqual(['SUP-2', 'SUP-1']);
    await press('Показать 2 новых');
    await settle();
    expect(numbers()).toEqual(['SUP-4', 'SUP-3', 'SUP-2', 'SUP-1']);
    expect(await buttons(/Показать \d/)).toBe(0);
  });

  it('changes a row in its place and lets it glow', async () => {
    const { bench, page, numbers, settle } = await open('/tickets/all', { tickets: tickets(2, 1) });
    bench.tell(
      changed(1, { ticket: ticket(1, { status: 'IN_PROGRESS', updatedAt: '2026-11-24T09:00:00.000Z' }) }),
    );
    await settle();
    expect(numbers()).toEqual(['SUP-2', 'SUP-1']);
    expect(page.querySelector('tr.glowing')?.textContent).toContain('В работе');
  });

  it('marks a row that left the filter and keeps it on the screen', async () => {
    const { bench, page, numbers, settle } = await open('/tickets/all?status=new', {
      tickets: tickets(2, 1),
    });
    bench.tell(changed(1, { matches: false }));
    await settle();
    expect(numbers()).toEqual(['SUP-2', 'SUP-1']);
    expect(page.querySelector('tr.left')?.textContent).toContain('не в списке');
  });

  it('removes a row that may no longer be seen, with a notice', async () => {
    const { bench, numbers, settle, root } = await open('/tickets/all', { tickets: tickets(2, 1) });
    bench.tell({ ticketId: 1, ticket: null, matches: false });
    await settle();
    expect(numbers()).toEqual(['SUP-2']);
    expect(await (await root.getHarness(MatSnackBarHarness)).getMessage()).toContain('SUP-1');
  });

  it('asks for all loaded rows again when the rights change', async () => {
    const { bench, numbers, settle, press } = await open('/tickets/all', { tickets: tickets(...many(60)) });
    await press('Показать ещё');
    await settle();
    bench.tickets = bench.tickets.slice(5);
    bench.changeTabs('MINE', 'ALL');
    bench.refresh();
    await settle();
    expect(numbers()).toHaveLength(55);
    expect(numbers()[0]).toBe('SUP-55');
    expect(bench.asked.at(-1)).toMatchObject({ first: 60, after: null });
  });

  it('shows known rows at once on the way back and refreshes them behind', async () => {
    const { bench, numbers, settle } = await open('/tickets/all?status=new', { tickets: tickets(2, 1) });
    await bench.harness.navigateByUrl('/tickets/card/2');
    bench.tickets = tickets(3, 2, 1);
    await bench.harness.navigateByUrl('/tickets/all?status=new');
    await settle();
    expect(numbers()).toEqual(['SUP-3', 'SUP-2', 'SUP-1']);
  });
});

describe('the way back from a ticket', () => {
  it('leads to the place where the list was left; a new visit begins at the top', async () => {
    const { bench, page, settle } = await open('/tickets/all', { tickets: tickets(...many(30)) });
    const region = (): Element => page.querySelector('ui-scroll-region') as Element;
    region().scrollTop = 300;
    await bench.harness.navigateByUrl('/tickets/card/2');
    await bench.harness.navigateByUrl('/tickets/all');
    await settle();
    expect(region().scrollTop).toBe(300);
    await bench.harness.navigateByUrl('/tickets/new');
    await bench.harness.navigateByUrl('/tickets/all');
    await settle();
    expect(region().scrollTop).toBe(0);
  });
});

describe('the tabs', () => {
  it('come while the page is open', async () => {
    const { bench, loader, settle } = await open('/tickets/mine');
    bench.changeTabs('MINE', 'ALL', 'GROUP');
    await settle();
    expect(await (await loader.getHarness(MatTabNavBarHarness)).getLinks()).toHaveLength(3);
  });

  it('lead to the first one with a notice when the open one vanishes', async () => {
    const { bench, root, address, settle } = await open('/tickets/group', { tabs: ['MINE', 'ALL', 'GROUP'] });
    bench.changeTabs('MINE', 'ALL');
    await settle();
    expect(address()).toBe('/tickets/mine');
    const notice = await root.getHarness(MatSnackBarHarness);
    expect(await notice.getMessage()).toBe('Вкладка «Тикеты моей группы» больше вам недоступна');
  });

  it('is asked for anew when it may have missed changes: what may no longer be seen goes', async () => {
    const { bench, numbers, settle } = await open('/tickets/all', { tickets: tickets(3, 2, 1) });
    bench.tickets = tickets(4, 3, 1);
    bench.refresh();
    await settle();
    expect(numbers()).toEqual(['SUP-4', 'SUP-3', 'SUP-1']);
  });

  it('is asked for again when a refresh fails on the way: nothing that was missed stays unknown', async () => {
    const { bench, numbers, settle } = await open('/tickets/all', { tickets: tickets(3, 2, 1) });
    bench.tickets = tickets(4, 3, 1);
    bench.unanswered = 1;
    bench.refresh();
    await settle();
    expect(numbers()).toEqual(['SUP-3', 'SUP-2', 'SUP-1']);
    while (numbers()[0] !== 'SUP-4') await settle();
    expect(numbers()).toEqual(['SUP-4', 'SUP-3', 'SUP-1']);
  });

  it('is asked for once more when the subscription is in force: what changed in between is not missed', async () => {
    const { bench, numbers, settle } = await open('/tickets/all', { tickets: tickets(1) });
    expect(bench.asked).toHaveLength(2);
    bench.tell(changed(1));
    await settle();
    expect(bench.asked).toHaveLength(2);
    expect(numbers()).toEqual(['SUP-1']);
  });

  it('explain a list the viewer never had, and ask for nothing', async () => {
    const { bench, page } = await open('/tickets/group');
    expect(page.textContent).toContain('Этот список вам недоступен');
    expect(page.querySelector('ui-empty-state a')?.getAttribute('href')).toBe('/tickets/mine');
    expect(bench.asked).toHaveLength(0);
  });

  it('remember the filter of each list', async () => {
    const { bench, page, settle } = await open('/tickets/all?status=new');
    await bench.harness.navigateByUrl('/tickets/mine');
    await settle();
    const links = [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/tickets/mine', '/tickets/all?status=new']);
    expect(TestBed.inject(Router).url).toBe('/tickets/mine');
  });
});
