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
import SignInPage from './sign-in-page';

@Component({ selector: 'portal-anywhere', template: 'inside' })
class Anywhere {}

describe('SignInPage', () => {
  let portal: PortalTesting;
  let loader: HarnessLoader;
  let page: RouterTestingHarness;

  beforeEach(async () => {
    portal = new PortalTesting();
    const routes = [
      { path: 'sign-in', component: SignInPage },
      { path: '**', component: Anywhere },
    ];
    TestBed.configureTestingModule({ providers: portal.providers(routes) });
    await portal.speak();
    page = await RouterTestingHarness.create('/sign-in');
    loader = TestbedHarnessEnvironment.loader(page.fixture);
  });

  const field = async (label: string): Promise<MatInputHarness> => {
    const formField = await loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    return (await formField.getControl(MatInputHarness)) as MatInputHarness;
  };
  const words = (): string => (page.routeNativeElement?.textContent ?? '').replace(/\s+/g, ' ');
  const submit = async (login: string, password: string): Promise<void> => {
    await (await field('Логин')).setValue(login);
    await (await field('Пароль')).setValue(password);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Войти' }))).click();
  };

  it('signs in, in the language of the reader', async () => {
    await submit(' ivanov ', 'secret secret');
    const { request } = await portal.answer('SignIn', { signIn: sessionOf() });
    expect(request.body.variables.input).toEqual({ login: 'ivanov', password: 'secret secret' });
    await settle();
    expect(TestBed.inject(SessionStore).viewer()?.login).toBe('ivanov');
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says in place why it was refused, and keeps the login', async () => {
    await submit('ivanov', 'wrong');
    await portal.refuse('SignIn', 'UNAUTHENTICATED', 'Неверный логин или пароль.');
    await settle();
    expect(words()).toContain('Неверный логин или пароль.');
    expect(await (await field('Логин')).getValue()).toBe('ivanov');
  });

  it('says how long to wait after too many attempts', async () => {
    await submit('ivanov', 'wrong');
    await portal.refuse('SignIn', 'RATE_LIMITED', 'Слишком много попыток входа. Повторите через 30 с.');
    await settle();
    expect(words()).toContain('Повторите через 30 с.');
  });

  it('sends nothing while a field is empty', async () => {
    await submit('ivanov', '');
    await settle();
    expect(words()).toContain('Заполните поле.');
    await expect(portal.request('SignIn')).rejects.toThrow('was not asked for');
  });

  it('shows the password on demand', async () => {
    const password = await field('Пароль');
    expect(await password.getType()).toBe('password');
    const eye = await loader.getHarness(
      MatButtonHarness.with({ selector: '[aria-label="Показать пароль"]' }),
    );
    await eye.click();
    expect(await password.getType()).toBe('text');
  });

  it('changes the language at once', async () => {
    await (await loader.getHarness(MatButtonHarness.with({ text: 'English' }))).click();
    await settle();
    expect(words()).toContain('Sign in to SupPortal');
    await portal.speak('ru');
  });
});
