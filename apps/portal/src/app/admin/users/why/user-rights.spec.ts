import { MatInputHarness } from '@angular/material/input/testing';
import { settle } from '../../../core/testing/portal-testing';
import { AdminBench, connectionOf } from '../../testing/admin-bench';
import { user } from '../../testing/people';
import { press } from '../../testing/press';

jest.setTimeout(30_000);

async function openUser(): Promise<AdminBench> {
  const bench = await AdminBench.open('/admin/users/1', {
    adminSections: ['USERS'],
    permissions: ['user.read'],
  });
  const shown = user(1, { abilities: [] });
  await bench.answer('Users', { users: connectionOf('UserAccount', [shown]) });
  await bench.answer('User', { user: shown });
  return bench;
}

describe('«Почему?»', () => {
  const named = (typename: string, name: string) => ({ __typename: typename, id: 1, name });
  const path = (changes: object) => ({
    __typename: 'RightPath',
    group: null,
    role: null,
    permissionSet: named('PermissionSet', 'Набор'),
    ...changes,
  });

  it('tells every way a right is held in a sentence', async () => {
    const bench = await openUser();
    press('Почему?');
    const [ofGroup, ofRole] = [{ group: named('Group', 'Касса') }, { role: named('Role', 'Старший') }];
    await bench.answer('EffectiveRights', {
      effectiveRights: [
        {
          __typename: 'EffectiveRight',
          permission: 'ticket.readAll',
          paths: [path({ ...ofGroup, ...ofRole })],
        },
        { __typename: 'EffectiveRight', permission: 'user.read', paths: [path(ofGroup), path(ofRole)] },
      ],
    });
    const words = [...bench.page.querySelectorAll('portal-user-rights :is(dt, dd)')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(words).toEqual([
      'Просмотр пользователей и групп',
      'Состоит в группе «Касса», у группы есть полномочие «Набор».',
      'Имеет в системе роль «Старший», у роли есть полномочие «Набор».',
      'Просмотр всех тикетов Только в группах',
      'В группе «Касса» имеет роль «Старший», у роли есть полномочие «Набор». Действует только в этой группе.',
    ]);
  });

  it('tells why a ticket cannot be seen', async () => {
    const bench = await openUser();
    press('Почему?');
    await bench.answer('EffectiveRights', { effectiveRights: [] });
    const number = await bench
      .loader()
      .getHarness(MatInputHarness.with({ ancestor: 'portal-ticket-sight-form' }));
    await number.setValue('тикет');
    press('Проверить');
    await settle();
    expect(bench.page.textContent).toContain('Введите номер тикета');
    await number.setValue('sup-1042');
    press('Проверить');
    const rules = [
      { __typename: 'TicketSightRule', reason: 'AUTHOR', holds: true, groups: [] },
      { __typename: 'TicketSightRule', reason: 'INACTIVE', holds: true, groups: [] },
      {
        __typename: 'TicketSightRule',
        reason: 'LEADS_AUTHOR',
        holds: false,
        groups: [{ __typename: 'Group', id: 4, name: 'Касса' }],
      },
    ];
    const asked = await bench.answer('WhyTicket', {
      whyTicket: { __typename: 'TicketSight', sees: false, rules },
    });
    expect(asked.request.body.variables).toEqual({ ticketId: 1042, userId: 1 });
    const words = bench.page.querySelector('portal-ticket-sight-form')?.textContent;
    expect(words).toContain('Не видит тикет SUP-1042');
    expect(words).toContain('Учётная запись деактивирована: не видно ничего.');
    expect(words).toContain('Не руководит автором тикета. Группы: Касса.');
  });
});
