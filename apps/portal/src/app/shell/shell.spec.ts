import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { SessionStore } from '../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../core/testing/portal-testing';
import NotFoundPage from './not-found-page';
import Shell from './shell';

describe('Shell', () => {
  let portal: PortalTesting;
  let page: RouterTestingHarness;
  const screen = (): HTMLElement => page.fixture.nativeElement as HTMLElement;
  const destinations = (): string[] =>
    [...screen().querySelectorAll('nav a')].map((link) => link.textContent?.trim() ?? '');
  const banner = (): string => screen().querySelector('portal-connection-banner')?.textContent?.trim() ?? '';
  const wait = async (ms: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  };

  beforeEach(async () => {
    portal = new PortalTesting();
    const routes = [{ path: '', component: Shell, children: [{ path: '**', component: NotFoundPage }] }];
    TestBed.configureTestingModule({ providers: portal.providers(routes) });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf());
    page = await RouterTestingHarness.create('/nowhere');
    await settle();
  });

  afterEach(() => jest.useRealTimers());

  it('offers administration only to those who administer, live', async () => {
    expect(destinations()).toEqual(['Рабочий стол', 'Тикеты']);
    portal.live.send('SessionChanged', { sessionChanged: sessionOf({ adminSections: ['USERS'] }) });
    await settle();
    expect(destinations()).toEqual(['Рабочий стол', 'Тикеты', 'Администрирование']);
  });

  it('says calmly that the connection is lost, and that it is back', async () => {
    jest.useFakeTimers();
    portal.live.emit('closed', { code: 1006, reason: '' });
    await wait(100);
    expect(banner()).toBe('');
    await wait(1_000);
    expect(banner()).toContain('Связь с сервером потеряна');
    portal.live.emit('connected');
    await wait(50);
    expect(banner()).toContain('Соединение восстановлено');
  });

  it('has a page for addresses that lead nowhere', () => {
    expect(screen().textContent).toContain('Такой страницы нет');
  });
});
