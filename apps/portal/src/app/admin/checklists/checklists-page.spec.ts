import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench } from '../testing/admin-bench';
import { dialogWith, press } from '../testing/press';

jest.setTimeout(30_000);

const item = (name: string) => ({
  __typename: 'ChecklistItem',
  headingRu: name,
  headingEn: `${name} en`,
  hintRu: '',
  hintEn: '',
});
const checklist = (ticketType: string, version: number, ...names: string[]) => ({
  __typename: 'Checklist',
  ticketType,
  version,
  items: names.map(item),
});

async function open(...names: string[]): Promise<AdminBench> {
  const bench = await AdminBench.open('/admin/checklists/DEFECT', {
    adminSections: ['CHECKLISTS'],
    permissions: ['directory.edit'],
  });
  await bench.answer('Checklists', { checklists: [checklist('DEFECT', 1, ...names)] });
  await settle();
  return bench;
}

const headings = (bench: AdminBench): string[] =>
  [...bench.page.querySelectorAll<HTMLTextAreaElement>('li textarea:first-of-type')]
    .filter((_, index) => index % 4 === 0)
    .map(({ value }) => value);

async function write(bench: AdminBench, index: number, words: string): Promise<void> {
  const field = bench.page.querySelectorAll<HTMLTextAreaElement>('li textarea')[index];
  if (!field) throw new Error('no field');
  field.value = words;
  field.dispatchEvent(new Event('input'));
  await settle();
}

describe('«Чек-листы»', () => {
  it('says that the list cannot be loaded, and loads it again', async () => {
    const bench = await AdminBench.open('/admin/checklists', { adminSections: ['CHECKLISTS'] });
    expect(bench.page.querySelector('ui-skeleton')).not.toBeNull();
    await bench.refuse('Checklists', 'INTERNAL', 'Сервис не отвечает.');
    expect(bench.page.querySelector('ui-error-state')?.textContent).toContain('Не удалось загрузить список');
    expect(bench.page.querySelector('[master] li')).toBeNull();
    press('Повторить');
    await bench.answer('Checklists', { checklists: [checklist('DEFECT', 1, 'Шаги')] });
    expect(bench.page.querySelector('ui-error-state')).toBeNull();
    expect(bench.page.querySelector('a[href="/admin/checklists/DEFECT"]')?.textContent).toContain('1 пункт');
  });

  it('puts items in order by the keyboard; the focus stays with the item', async () => {
    const bench = await open('Шаги', 'Ожидание', 'Факт');
    press('Выше: пункт 2');
    await settle();
    expect(headings(bench)).toEqual(['Ожидание', 'Шаги', 'Факт']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Ниже: пункт 1');
    press('Сохранить');
    const asked = await bench.answer('UpdateChecklist', {
      updateChecklist: checklist('DEFECT', 2, 'Ожидание', 'Шаги', 'Факт'),
    });
    const { input } = asked.request.body.variables as {
      input: { version: number; items: { headingRu: string }[] };
    };
    expect(input.version).toBe(1);
    expect(input.items.map(({ headingRu }) => headingRu)).toEqual(['Ожидание', 'Шаги', 'Факт']);
    expect(JSON.stringify(input)).not.toContain('__typename');
  });

  it('adds an item, which needs a heading in both languages', async () => {
    const bench = await open('Шаги');
    press('Добавить пункт');
    await settle();
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await write(bench, 4, 'Версия');
    press('Сохранить');
    await settle();
    expect(bench.page.querySelectorAll('[aria-invalid=true]')).toHaveLength(1);
    await write(bench, 5, 'Version');
    press('Сохранить');
    const asked = await bench.request('UpdateChecklist');
    expect(asked.request.body.variables.input.items[1]).toEqual({
      headingRu: 'Версия',
      headingEn: 'Version',
      hintRu: '',
      hintEn: '',
    });
  });

  it('removes an item', async () => {
    const bench = await open('Шаги', 'Факт');
    press('Удалить пункт 1');
    await settle();
    expect(headings(bench)).toEqual(['Факт']);
  });

  it('shows both states when another administrator was first', async () => {
    const bench = await open('Шаги');
    await write(bench, 0, 'Моё');
    press('Сохранить');
    await bench.refuse('UpdateChecklist', 'CONFLICT', 'Изменено', { key: 'objectChanged', by: 'Сидоров' });
    await bench.answer('Checklists', { checklists: [checklist('DEFECT', 2, 'Их')] });
    await settle();
    const panel = bench.page.querySelector('portal-differences-panel')?.textContent;
    expect(panel).toContain('1. Моё');
    expect(panel).toContain('1. Их');
  });

  it('asks before another type is shown while something is typed', async () => {
    const bench = await open('Шаги');
    await write(bench, 0, 'Моё');
    const gone = TestBed.inject(Router).navigateByUrl('/admin/checklists/OUTAGE');
    press('Остаться', await dialogWith('Уйти без сохранения?'));
    expect(await gone).toBe(false);
    expect(headings(bench)).toEqual(['Моё']);
  });
});
