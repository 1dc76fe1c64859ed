import { Component } from '@angular/core';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SessionStore } from '../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../core/testing/portal-testing';
import PasswordPage from './password-page';
import { passwordProblem, passwordRules } from './password-rules';

@Component({ selector: 'portal-anywhere', template: 'inside' })
class Anywhere {}

describe('PasswordPage', () => {
  let portal: PortalTesting;
  let loader: HarnessLoader;
  let page: RouterTestingHarness;

  const open = async (forced: boolean): Promise<void> => {
    portal = new PortalTesting();
    const routes = [
      { path: 'password', component: PasswordPage },
      { path: '**', component: Anywhere },
    ];
    TestBed.configureTestingModule({ providers: portal.providers(routes) });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf({}, forced));
    page = await RouterTestingHarness.create('/password');
    loader = TestbedHarnessEnvironment.loader(page.fixture);
  };
  const field = (label: string): Promise<MatFormFieldHarness> =>
    loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  const type = async (label: string, value: string): Promise<void> =>
    ((await (await field(label)).getControl(MatInputHarness)) as MatInputHarness).setValue(value);
  const submit = async (current: string, next: string, repeat = next): Promise<void> => {
    await type('Текущий пароль', current);
    await type('Новый пароль', next);
    await type('Новый пароль ещё раз', repeat);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Сменить пароль' }))).click();
    await settle();
  };
  const words = (): string => (page.routeNativeElement?.textContent ?? '').replace(/\s+/g, ' ');

  it('explains why it is owed, and leaves no other way but to sign out', async () => {
    await open(true);
    expect(words()).toContain('Это первый вход с выданным паролем');
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Выйти' }))).toHaveLength(1);
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Отмена' }))).toHaveLength(0);
  });

  it('can be left when it is not owed', async () => {
    await open(false);
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Отмена' }))).toHaveLength(1);
  });

  it('shows the rules as they are met', async () => {
    await open(true);
    expect(words()).toContain('Не короче 10 символов, не выполнено');
    await type('Новый пароль', 'сосна-берег-26');
    await settle();
    expect(words()).toContain('Не короче 10 символов, выполнено');
  });

  it('refuses a repetition that differs, until it is the same', async () => {
    await open(true);
    await submit('temporary', 'сосна-берег-26', 'сосна');
    expect(await (await field('Новый пароль ещё раз')).getTextErrors()).toEqual(['Пароли не совпадают.']);
    await submit('temporary', 'сосна-берег-26');
    await portal.answer('ChangePassword', { changePassword: sessionOf() });
    await settle();
    expect(TestBed.inject(SessionStore).mustChangePassword()).toBe(false);
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says which rule is broken', async () => {
    await open(true);
    await submit('temporary', 'мой-ivanov-пароль');
    expect(await (await field('Новый пароль')).getTextErrors()).toEqual([
      'Пароль не должен содержать логин.',
    ]);
  });

  it('puts the answer of the API beside its field', async () => {
    await open(true);
    await submit('wrong', 'сосна-берег-26');
    const fields = { currentPassword: 'Текущий пароль указан неверно.' };
    await portal.refuse('ChangePassword', 'BAD_USER_INPUT', 'Проверьте введённые данные.', { fields });
    await settle();
    expect(await (await field('Текущий пароль')).getTextErrors()).toEqual(['Текущий пароль указан неверно.']);
  });
});

describe('rules of passwords', () => {
  const met = (typed: string): boolean[] =>
    passwordRules(typed, 'temporary', 'ivanov').map((rule) => rule.met);

  it.each([
    ['', [false, false, false, false], 'passwordTooShort'],
    ['short', [false, false, false, true], 'passwordTooShort'],
    ['qwertyuiop', [true, false, true, true], 'passwordTooCommon'],
    ['ivanov-2026-x', [true, true, false, true], 'passwordLikeLogin'],
    ['сосна-берег-26', [true, true, true, true], null],
  ])('%s', (typed, expected, problem) => {
    expect(met(typed)).toEqual(expected);
    expect(passwordProblem(typed, 'temporary', 'ivanov')).toBe(problem);
  });
});
