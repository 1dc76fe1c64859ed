import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatRadioGroupHarness } from '@angular/material/radio/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { settle } from '../../core/testing/portal-testing';
import { connectionOf, effect, role, set } from '../testing/admin-bench';

import { list, openRole } from '../testing/roles';

jest.setTimeout(30_000);

const person = { __typename: 'Person', id: 9, fullName: 'Петрова Анна', active: true };

describe('a role', () => {
  it('shows what a change does to rights before it is saved', async () => {
    const { bench, press } = await openRole();
    await (await bench.loader().getHarness(MatSlideToggleHarness)).check();
    press('Сохранить');
    const right = { __typename: 'HeldRight', permission: 'ticket.readAll', group: null };
    const users = [
      {
        __typename: 'UserRightsEffect',
        user: person,
        gained: [right],
        lost: [],
        leads: [{ __typename: 'Group', id: 4, name: 'Касса' }],
        stopsLeading: [],
        gainedSystems: [],
        lostSystems: [],
      },
    ];
    const preview = await bench.answer('PreviewRole', {
      updateRole: { __typename: 'SavedRole', effect: effect({ affectedCount: 1, users }) },
    });
    expect(preview.request.body.variables.input).toEqual({
      id: 1,
      version: 1,
      name: 'Роль 1',
      description: '',
      leading: true,
      permissionSetIds: [1],
    });
    const dialog = await bench.root().getHarness(MatDialogHarness);
    const words = await dialog.getText();
    expect(words).toContain('Петрова Анна');
    expect(words).toContain('Просмотр всех тикетов');
    expect(words).toContain('Станет руководителем');
    await (
      await bench
        .root()
        .getHarness(MatButtonHarness.with({ text: 'Сохранить', ancestor: 'mat-dialog-container' }))
    ).click();
    await bench.answer('UpdateRole', {
      updateRole: { __typename: 'SavedRole', role: role(1, { version: 2, leading: true }) },
    });
    expect(bench.page.querySelector('portal-object-form .changed')).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/admin/roles/1');
  });

  it('saves a name without a preview and puts field errors on their fields', async () => {
    const { bench, name, press } = await openRole();
    await (await name()).setValue('Роль 7');
    press('Сохранить');
    await bench.refuse('UpdateRole', 'BAD_USER_INPUT', 'Проверьте', { fields: { name: 'Такое уже есть.' } });
    expect(bench.page.querySelector('mat-error')?.textContent).toContain('Такое уже есть.');
    expect(await (await name()).getValue()).toBe('Роль 7');
  });

  it('leaves what is typed alone when another administrator saves, and lets the two be compared', async () => {
    const { bench, name, description, press, title } = await openRole();
    await (await name()).setValue('Моё имя');
    await bench.tell('ROLE', 1);
    const theirs = role(1, { version: 2, name: 'Их имя', description: 'Их описание' });
    await bench.answer('Role', { role: theirs });
    expect(await (await name()).getValue()).toBe('Моё имя');
    expect(bench.page.textContent).toContain('Изменено другим администратором');
    press('Показать различия');
    await settle();
    const choices = await bench.loader().getAllHarnesses(MatRadioGroupHarness);
    const checked = await Promise.all(choices.map((group) => group.getCheckedValue()));
    expect(checked).toEqual(['mine', 'theirs']);
    press('Применить выбор');
    await settle();
    expect(await (await name()).getValue()).toBe('Моё имя');
    expect(await (await description()).getValue()).toBe('Их описание');
    press('Сохранить');
    const saved = await bench.request('UpdateRole');
    expect(saved.request.body.variables.input).toMatchObject({ version: 2, name: 'Моё имя' });
    expect(title()).toBe('Их имя');
  });

  it('shows both states when the server refuses because of another change', async () => {
    const { bench, name, press } = await openRole();
    await (await name()).setValue('Моё имя');
    press('Сохранить');
    await bench.refuse('UpdateRole', 'CONFLICT', 'Изменено', { key: 'objectChanged', by: 'Сидоров' });
    await bench.answer('Role', { role: role(1, { version: 2, name: 'Их имя' }) });
    await settle();
    expect(bench.page.querySelector('portal-differences-panel')?.textContent).toContain('Их имя');
    expect(bench.page.textContent).toContain('Сидоров');
    expect(await (await name()).getValue()).toBe('Моё имя');
  });

  it('follows changes of others while nothing is typed', async () => {
    const { bench, title } = await openRole();
    await bench.tell('ROLE', 1);
    await bench.answer('Role', { role: role(1, { version: 2, name: 'Их имя' }) });
    await settle();
    expect(title()).toBe('Их имя');
    expect(bench.page.querySelector('.changed')).toBeNull();
  });

  it('lists where it is used when it cannot be deleted', async () => {
    const { bench, press } = await openRole();
    press(/Удалить/);
    await settle();
    const agree = MatButtonHarness.with({ text: 'Удалить', ancestor: 'mat-dialog-container' });
    await (await bench.root().getHarness(agree)).click();
    const places = [
      { kind: 'PERMISSION_SET', id: 3, name: 'Набор 3' },
      { kind: 'USER', id: 9, name: 'Петрова Анна' },
    ];
    await bench.refuse('DeleteRole', 'CONFLICT', 'Роль используется.', { key: 'inUse', places, more: 4 });
    const words = bench.page.querySelector('[role=alert]') as HTMLElement;
    expect(words.textContent).toContain('Роль используется.');
    expect(words.querySelector('a')?.getAttribute('href')).toBe('/admin/permission-sets/3');
    expect(words.textContent).toContain('Петрова Анна');
    expect(words.textContent).toContain('и ещё 4');
  });

  it('makes a new one with sets found by typing, and goes to it', async () => {
    const bench = await list('/admin/roles/new');
    const [name] = await bench
      .loader()
      .getAllHarnesses(MatInputHarness.with({ ancestor: 'portal-name-fields' }));
    await name?.setValue('Старший кассир');
    bench.page.querySelector<HTMLElement>('portal-object-picker input')?.focus();
    await bench.answer('PermissionSetOptions', { permissionSets: connectionOf('PermissionSet', [set(4)]) });
    const picker = await bench
      .loader()
      .getHarness(MatAutocompleteHarness.with({ ancestor: 'portal-object-picker' }));
    await picker.selectOption({ text: /Набор 4/ });
    expect(bench.page.querySelector('portal-object-picker li')?.textContent).toContain('Набор 4');
    void (await bench.loader().getHarness(MatButtonHarness.with({ text: 'Сохранить' }))).click();
    const made = role(8, { name: 'Старший кассир', permissionSets: [set(4)] });
    const asked = await bench.answer('CreateRole', { createRole: { __typename: 'SavedRole', role: made } });
    expect(asked.request.body.variables.input).toEqual({
      organizationId: 2,
      name: 'Старший кассир',
      description: '',
      leading: false,
      permissionSetIds: [4],
    });
    await settle();
    expect(bench.address).toBe('/admin/roles/8');
  });

  it('asks before what is typed is lost', async () => {
    const { name, press } = await openRole();
    await (await name()).setValue('Моё имя');
    const left = TestBed.inject(Router).navigateByUrl('/admin/roles');
    await settle();
    expect(document.querySelector('mat-dialog-container')?.textContent).toContain('Уйти без сохранения?');
    press('Остаться');
    expect(await left).toBe(false);
    expect(await (await name()).getValue()).toBe('Моё имя');
  });

  it('can only be looked at by who may not change it', async () => {
    const { bench, name } = await openRole(1, { editable: false });
    expect(await (await name()).isDisabled()).toBe(true);
    expect(bench.page.textContent).toContain('Только просмотр');
    expect(await bench.loader().getAllHarnesses(MatButtonHarness.with({ text: 'Сохранить' }))).toHaveLength(
      0,
    );
  });
});
