import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatRadioGroupHarness } from '@angular/material/radio/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { SessionStore } from '../../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../../core/testing/portal-testing';
import SettingsPage from './settings-page';

jest.setTimeout(30_000);

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:129.0) Gecko/20100101 Firefox/129.0';
const own = (id: number, changes: object = {}) => ({
  __typename: 'OwnSession',
  id,
  device: firefox,
  address: '10.0.0.7',
  createdAt: '2026-11-20T09:00:00.000Z',
  current: false,
  ...changes,
});

describe('«Настройки»', () => {
  let portal: PortalTesting;
  let page: RouterTestingHarness;
  const screen = (): HTMLElement => page.fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.loader(page.fixture);
  const rows = (): string[] =>
    [...screen().querySelectorAll('portal-session-list li')].map((row) => row.textContent);
  const press = (name: string | RegExp): void => {
    const found = [...document.querySelectorAll<HTMLElement>('button')].find((button) =>
      typeof name === 'string' ? button.textContent.trim() === name : name.test(button.textContent),
    );
    if (!found) throw new Error(`no button ${name}`);
    found.click();
  };

  beforeEach(async () => {
    portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers([{ path: '', component: SettingsPage }]) });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf());
    page = await RouterTestingHarness.create('/');
    await portal.answer('OwnSessions', { sessions: [own(2), own(1, { current: true }), own(3)] });
  });

  it('names sessions in words, the own one first', () => {
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toContain('Firefox 129, Linux');
    expect(rows()[0]).toContain('этот сеанс');
    expect(rows()[0]).not.toContain('Завершить');
    expect(rows()[1]).toContain('Адрес 10.0.0.7, вход 20.11.2026 12:00');
    expect(rows()[1]).toContain('Завершить');
  });

  it('ends one session', async () => {
    press('Завершить');
    const asked = await portal.answer('RevokeSession', { revokeSession: true });
    expect(asked.request.body.variables).toEqual({ id: 2 });
    await portal.answer('OwnSessions', { sessions: [own(1, { current: true }), own(3)] });
    expect(rows()).toHaveLength(2);
  });

  it('ends all others once that is confirmed', async () => {
    press(/Завершить все остальные/);
    await settle();
    const dialogs = TestbedHarnessEnvironment.documentRootLoader(page.fixture);
    expect(await (await dialogs.getHarness(MatDialogHarness)).getText()).toContain('Завершатся 2 сеанса');
    await (
      await dialogs.getHarness(
        MatButtonHarness.with({ text: 'Завершить все остальные', ancestor: 'mat-dialog-container' }),
      )
    ).click();
    await portal.answer('RevokeSession', { revokeSession: true });
    await portal.refuse('RevokeSession', 'NOT_FOUND', 'Не найдено.');
    await portal.answer('OwnSessions', { sessions: [own(1, { current: true })] });
    expect(rows()).toHaveLength(1);
    expect(screen().textContent).toContain('Других сеансов нет');
    expect(document.body.textContent).toContain('Остальные сеансы завершены');
  });

  it('saves the time zone at once and shows what the clock says there', async () => {
    const zone = await loader().getHarness(MatAutocompleteHarness);
    expect(await zone.getValue()).toBe('Europe/Moscow (UTC+03:00)');
    await zone.focus();
    await zone.clear();
    await zone.enterText('omsk');
    await zone.selectOption({ text: /Asia\/Omsk/ });
    const asked = await portal.answer('UpdatePreferences', {
      updatePreferences: sessionOf({ timeZone: 'Asia/Omsk' }).viewer,
    });
    expect(asked.request.body.variables.input).toEqual({ timeZone: 'Asia/Omsk' });
    expect(rows()[1]).toContain('вход 20.11.2026 15:00');
  });

  it('takes a time zone back that is refused', async () => {
    const zone = await loader().getHarness(MatAutocompleteHarness);
    await zone.focus();
    await zone.clear();
    await zone.enterText('omsk');
    await zone.selectOption({ text: /Asia\/Omsk/ });
    await portal.refuse('UpdatePreferences', 'INTERNAL', 'Не вышло.');
    expect(await zone.getValue()).toBe('Europe/Moscow (UTC+03:00)');
    expect(document.body.textContent).toContain('Не вышло.');
  });

  it('saves theme and language at once', async () => {
    const [theme, language] = await loader().getAllHarnesses(MatRadioGroupHarness);
    expect(await theme?.getCheckedValue()).toBe('SYSTEM');
    await theme?.checkRadioButton({ label: 'Тёмное' });
    const asked = await portal.answer('UpdatePreferences', {
      updatePreferences: sessionOf({ theme: 'DARK' }).viewer,
    });
    expect(asked.request.body.variables.input).toEqual({ theme: 'DARK' });
    await language?.checkRadioButton({ label: 'English' });
    await portal.answer('UpdatePreferences', {
      updatePreferences: sessionOf({ theme: 'DARK', locale: 'en' }).viewer,
    });
    expect(screen().querySelector('h1')?.textContent).toBe('Settings');
  });

  it('changes the password, then looks at the sessions anew and empties the form', async () => {
    const fields = await loader().getAllHarnesses(
      MatInputHarness.with({ ancestor: 'portal-password-field' }),
    );
    const typed = ['old-password-1', 'корова ест луну 7', 'корова ест луну 7'];
    for (const [index, field] of fields.entries()) await field.setValue(typed[index] ?? '');
    press('Сменить пароль');
    await portal.answer('ChangePassword', { changePassword: sessionOf() });
    await portal.answer('OwnSessions', { sessions: [own(9, { current: true })] });
    expect(rows()).toHaveLength(1);
    const [current] = await loader().getAllHarnesses(
      MatInputHarness.with({ ancestor: 'portal-password-field' }),
    );
    expect(await current?.getValue()).toBe('');
    expect(document.body.textContent).toContain('Пароль изменён');
  });
});
