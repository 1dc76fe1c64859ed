import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench } from '../testing/admin-bench';
import { dialogWith, dialogsClosed, press } from '../testing/press';

jest.setTimeout(30_000);

const system = (id: number, changes: object = {}) => ({
  __typename: 'AdminSystem',
  id,
  version: 1,
  name: `Система ${id}`,
  active: true,
  groupCount: 2,
  ...changes,
});
const environment = { __typename: 'AdminEnvironment', id: 1, version: 1, name: 'Рабочая', active: true };

async function open(query: string, ...systems: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(`/admin/directories${query}`, {
    adminSections: ['DIRECTORIES'],
    permissions: ['directory.edit'],
  });
  await bench.answer('DirectorySystems', { systems });
  await bench.answer('DirectoryEnvironments', { environments: [environment] });
  return bench;
}

async function edit(bench: AdminBench) {
  press('Изменить: Система 1');
  await settle();
  return bench.loader().getHarness(MatInputHarness.with({ ancestor: 'portal-entry-editor' }));
}

describe('«Справочники»', () => {
  it('shows both directories', async () => {
    const bench = await open('', system(1), system(2, { active: false }));
    const panes = [...bench.page.querySelectorAll('portal-directory-pane')];
    expect(panes.map((pane) => pane.querySelector('h2')?.textContent)).toEqual(['Системы', 'Среды']);
    expect(panes[0]?.querySelector('.faded')?.textContent).toContain('Отключена');
    expect(panes[1]?.textContent).toContain('Рабочая');
  });

  it('adds an entry; a name that is taken is told at the field', async () => {
    const bench = await open('', system(1));
    const [name] = await bench.loader().getAllHarnesses(MatInputHarness);
    await name?.setValue(' Касса ');
    press('Добавить');
    const asked = await bench.refuse('CreateSystem', 'BAD_USER_INPUT', 'Проверьте', {
      fields: { name: 'Такое название уже есть.' },
    });
    expect(asked.request.body.variables).toEqual({ input: { name: 'Касса' } });
    expect(bench.page.querySelector('mat-error')?.textContent).toContain('Такое название уже есть.');
    await name?.setValue('Касса 2');
    press('Добавить');
    await bench.answer('CreateSystem', { createSystem: system(3, { name: 'Касса 2' }) });
    await bench.answer('DirectorySystems', { systems: [system(3, { name: 'Касса 2' }), system(1)] });
    expect(bench.page.textContent).toContain('Касса 2');
    expect(await name?.getValue()).toBe('');
  });

  it('is searched and filtered by the address, one directory apart from the other', async () => {
    const found = [system(1, { name: 'Касса' }), system(2, { name: 'Касса старая', active: false })];
    const bench = await open('?systems=кас', ...found, system(3, { name: 'Склад' }));
    const [systems, environments] = bench.page.querySelectorAll('portal-directory-pane');
    const names = () => [...systems!.querySelectorAll('.name')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['Касса', 'Касса старая']);
    expect(systems?.querySelector('.count')?.textContent.trim()).toBe('Показано: 2 из 3');
    expect(environments?.textContent).toContain('Рабочая');
    const states = await bench.loader().getAllHarnesses(MatButtonToggleHarness.with({ text: 'Отключённые' }));
    await states[0]?.check();
    await settle();
    expect(names()).toEqual(['Касса старая']);
    expect(decodeURI(bench.address)).toBe('/admin/directories?systems=кас&systemsState=inactive');
    await states[1]?.check();
    await settle();
    expect(environments?.textContent).toContain('Ничего не найдено');
    press('Показать все');
    await settle();
    expect(environments?.textContent).toContain('Рабочая');
    expect(decodeURI(bench.address)).toBe('/admin/directories?systems=кас&systemsState=inactive');
  });

  it('keeps what is being changed on the screen, whatever is searched for', async () => {
    const bench = await open('', system(1), system(2));
    const name = await edit(bench);
    await name.setValue('Моё');
    await TestBed.inject(Router).navigateByUrl('/admin/directories?systems=ничего');
    await settle();
    expect(await name.getValue()).toBe('Моё');
    expect(bench.page.querySelectorAll('portal-directory-pane:first-child .row')).toHaveLength(0);
  });

  it('renames and deactivates', async () => {
    const bench = await open('', system(1));
    const name = await edit(bench);
    await name.setValue('Новое имя');
    await (await bench.loader().getHarness(MatSlideToggleHarness)).uncheck();
    press('Сохранить');
    const asked = await bench.answer('UpdateSystem', {
      updateSystem: system(1, { version: 2, name: 'Новое имя', active: false }),
    });
    expect(asked.request.body.variables.input).toEqual({
      id: 1,
      version: 1,
      name: 'Новое имя',
      active: false,
    });
    expect(bench.page.querySelector('portal-entry-editor')).toBeNull();
    expect(bench.page.querySelector('.faded')?.textContent).toContain('Новое имя');
  });

  it('shows both values when another administrator was first', async () => {
    const bench = await open('', system(1));
    const name = await edit(bench);
    await name.setValue('Моё');
    press('Сохранить');
    const current = { name: 'Их', active: true, version: 4 };
    await bench.refuse('UpdateSystem', 'CONFLICT', 'Изменено.', {
      key: 'objectChanged',
      current,
      by: 'Сидоров',
    });
    const words = bench.page.querySelector('portal-entry-editor [role=alert]')?.textContent;
    expect(words).toContain('«Их»');
    expect(words).toContain('Сидоров');
    expect(await name.getValue()).toBe('Моё');
    press('Оставить моё');
    await settle();
    press('Сохранить');
    const asked = await bench.request('UpdateSystem');
    expect(asked.request.body.variables.input).toMatchObject({ version: 4, name: 'Моё' });
  });

  it('says where an entry is used when it cannot be deleted', async () => {
    const bench = await open('', system(1));
    await edit(bench);
    press('Удалить');
    press('Удалить', await dialogWith('Удалить «Система 1»?'));
    await dialogsClosed();
    const places = [
      { kind: 'TICKET', id: 0, name: '', count: 12 },
      { kind: 'GROUP', id: 3, name: 'Кассиры' },
    ];
    await bench.refuse('DeleteSystem', 'CONFLICT', 'Используется.', { key: 'inUse', places, more: 0 });
    const words = bench.page
      .querySelector('portal-entry-editor [role=alert]')
      ?.textContent.replace(/\s+/g, ' ');
    expect(words).toContain('Тикеты 12');
    expect(words).toContain('Группа Кассиры');
    expect(words).toContain('отключите');
  });

  it('asks before what is typed is lost', async () => {
    const bench = await open('', system(1));
    const name = await edit(bench);
    await name.setValue('Моё');
    const left = TestBed.inject(Router).navigateByUrl('/');
    press('Остаться', await dialogWith('Уйти без сохранения?'));
    expect(await left).toBe(false);
  });
});
