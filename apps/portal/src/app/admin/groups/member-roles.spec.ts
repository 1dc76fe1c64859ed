import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { settle } from '../../core/testing/portal-testing';
import { AdminBench } from '../testing/admin-bench';
import { group, heldRole, member } from '../testing/people';
import { dialog, press } from '../testing/press';

import { changed, effectOf, membersOf, openGroup, pickRole, savedAs } from '../testing/groups';

jest.setTimeout(30_000);

describe('the roles of a member', () => {
  const choose = async (bench: AdminBench, name: RegExp): Promise<void> => {
    press(name, bench.page.querySelector('portal-group-members') as HTMLElement);
    await settle();
  };

  it('are picked and saved with the roles that were seen', async () => {
    const bench = await openGroup();
    await choose(bench, /^У.*Участник 8/);
    expect(bench.page.querySelector('.roles')?.textContent).toContain('Список ролей: Участник 8');
    await pickRole(bench, 4);
    press('Сохранить роли');
    await bench.answer('PreviewMemberRoles', effectOf('setMemberRoles', changed));
    press('Сохранить', dialog());
    const asked = await bench.answer('SetMemberRoles', savedAs('setMemberRoles', group(1, { version: 2 })));
    expect(asked.request.body.variables.input).toEqual({
      groupId: 1,
      userId: 8,
      roleIds: [3, 4],
      seenRoleIds: [3],
    });
    await bench.answer('GroupMembers', membersOf([member(8, [heldRole(3), heldRole(4)]), member(9)]));
    expect(bench.page.querySelector('.member .note')?.textContent).toBe('Роль 3, Роль 4');
    expect(bench.page.querySelector('.roles .actions')).toBeNull();
  });

  it('are shown from both sides when somebody else saved others', async () => {
    const bench = await openGroup();
    await choose(bench, /^У.*Участник 8/);
    await pickRole(bench, 4);
    press('Сохранить роли');
    await bench.refuse('PreviewMemberRoles', 'CONFLICT', 'Роли уже изменил Сидоров.', {
      key: 'objectChanged',
    });
    await bench.answer('GroupMembers', membersOf([member(8, [heldRole(5)]), member(9)]));
    await settle();
    const both = [...bench.page.querySelectorAll('.roles dd')].map(({ textContent }) => textContent);
    expect(both).toEqual(['Роль 3, Роль 4', 'Роль 5']);
    expect(bench.page.querySelector('.roles')?.textContent).toContain('Роли уже изменил Сидоров.');
    press('Оставить моё');
    await settle();
    press('Сохранить роли');
    const again = await bench.request('PreviewMemberRoles');
    expect(again.request.body.variables.input).toMatchObject({ roleIds: [3, 4], seenRoleIds: [5] });
  });

  it('are not lost without a question', async () => {
    const bench = await openGroup();
    await choose(bench, /^У.*Участник 8/);
    await pickRole(bench, 4);
    await choose(bench, /^У.*Участник 9/);
    expect(dialog().textContent).toContain('Уйти без сохранения?');
    press('Остаться', dialog());
    await settle();
    const left = TestBed.inject(Router).navigateByUrl('/admin/groups');
    await settle();
    press('Остаться', dialog());
    expect(await left).toBe(false);
    expect(bench.page.querySelector('.roles')?.textContent).toContain('Список ролей: Участник 8');
  });
});
