import { settle } from '../../core/testing/portal-testing';
import { AdminBench, connectionOf, effect } from '../testing/admin-bench';
import { session, user } from '../testing/people';
import { dialog, dialogWith, press } from '../testing/press';

jest.setTimeout(30_000);

const administrator = { adminSections: ['USERS' as const, 'GROUPS' as const], permissions: ['user.edit'] };

async function list(url: string, ...users: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, administrator);
  await bench.answer('Users', { users: connectionOf('UserAccount', users) });
  return bench;
}

/** An account that is open. */
async function openUser(shown = user(1), sessions: readonly object[] = []) {
  const bench = await list('/admin/users/1', shown);
  await bench.answer('User', { user: shown });
  if (bench.page.querySelector('portal-user-sessions'))
    await bench.answer('UserSessions', { user: { __typename: 'UserAccount', id: 1, sessions } });
  return bench;
}

const saved = (mutation: string, account: object) => ({
  [mutation]: { __typename: 'SavedUser', user: account },
});
const previewed = (mutation: string, changes: object = {}) => ({
  [mutation]: { __typename: 'SavedUser', effect: effect(changes) },
});

describe('the account of a user', () => {
  it('is taken out of use after a question and the effect', async () => {
    const bench = await openUser();
    press('Деактивировать');
    const released = {
      __typename: 'ReleasedTicket',
      id: 42,
      number: 'SUP-42',
      subject: 'Касса',
      assignee: null,
    };
    await bench.answer(
      'PreviewUserActive',
      previewed('setUserActive', { releasedCount: 1, released: [released] }),
    );
    press('Деактивировать', dialog());
    press('Сохранить', await dialogWith('SUP-42'));
    const asked = await bench.answer(
      'SetUserActive',
      saved('setUserActive', user(1, { version: 2, active: false, abilities: ['EDIT', 'ACTIVATE'] })),
    );
    expect(asked.request.body.variables.input).toEqual({ id: 1, version: 1, active: false });
    await settle();
    expect(bench.page.textContent).toContain('войти с ней нельзя');
    expect(bench.page.querySelector('portal-account-actions')?.textContent).toContain('Активировать');
  });

  it('stays in use when it is that of the last administrator', async () => {
    const bench = await openUser();
    press('Деактивировать');
    await bench.refuse('PreviewUserActive', 'CONFLICT', 'Это последний администратор.', { key: 'lastAdmin' });
    expect(bench.page.querySelector('portal-account-actions [role=alert]')?.textContent).toContain(
      'Это последний администратор.',
    );
  });

  it('gets another password, shown once', async () => {
    const bench = await openUser();
    press('Сбросить пароль…');
    await settle();
    press('Сгенерировать', dialog());
    await settle();
    const value = dialog().querySelector<HTMLInputElement>('input')?.value;
    press('Сбросить пароль', dialog());
    const asked = await bench.answer(
      'ResetPassword',
      saved('resetPassword', user(1, { version: 2, mustChangePassword: true })),
    );
    expect(asked.request.body.variables.input).toEqual({
      id: 1,
      version: 1,
      password: value,
      mustChangePassword: true,
    });
    expect((await dialogWith('Передайте пароль')).textContent).toContain(value);
    expect(bench.page.querySelector('.changed')).toBeNull();
  });

  it('is unlocked', async () => {
    const bench = await openUser(user(1, { lockedUntil: '2030-01-01T09:00:00.000Z' }));
    expect(bench.page.textContent).toContain('вход закрыт до 01.01.2030 12:00');
    press('Снять блокировку');
    await bench.answer('UnlockUser', { unlockUser: user(1) });
    expect(bench.page.textContent).not.toContain('вход закрыт');
  });

  it('ends one session, and all of them after a question', async () => {
    const bench = await openUser(user(1), [session(1), session(2)]);
    press(/^Завершить сеанс: Firefox 2, Linux/);
    const left = { __typename: 'UserAccount', id: 1, sessions: [session(1), session(3)] };
    const one = await bench.answer('EndUserSession', { endUserSession: left });
    expect(one.request.body.variables).toEqual({ userId: 1, sessionId: 2 });
    expect(bench.page.querySelectorAll('portal-user-sessions li')).toHaveLength(2);
    press('Завершить все');
    await settle();
    press('Завершить все', dialog());
    const all = await bench.answer('EndUserSession', { endUserSession: { ...left, sessions: [] } });
    expect(all.request.body.variables).toEqual({ userId: 1, sessionId: null });
    expect(bench.page.textContent).toContain('нигде не вошёл');
  });
});
