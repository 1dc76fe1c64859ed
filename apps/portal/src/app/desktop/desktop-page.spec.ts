import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { SessionStore } from '../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../core/testing/portal-testing';
import DesktopPage from './desktop-page';
import { greetingAt, nameToGreet } from './greeting';

const counters = (mine: number) => ({
  __typename: 'TicketCounters',
  mine,
  all: 1001,
  group: 3,
  unassigned: null,
  byStatus: [
    { __typename: 'StatusCount', status: 'CLOSED', count: 8 },
    { __typename: 'StatusCount', status: 'NEW', count: 2 },
    { __typename: 'StatusCount', status: 'IN_PROGRESS', count: 0 },
  ],
});

describe('DesktopPage', () => {
  let portal: PortalTesting;
  let page: ComponentFixture<DesktopPage>;

  beforeEach(async () => {
    portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf());
    page = TestBed.createComponent(DesktopPage);
  });

  const links = (selector: string): string[] =>
    [...(page.nativeElement as HTMLElement).querySelectorAll<HTMLAnchorElement>(selector)].map(
      (link) =>
        `${link.textContent?.replace(/\s+/g, ' ').trim()} → ${decodeURIComponent(link.getAttribute('href') ?? '')}`,
    );

  it('shows the figures this person has, each with the list that holds them', async () => {
    await portal.answer('Desktop', { ticketCounters: counters(5) });
    await page.whenStable();
    const open =
      'new,reopened,in_progress,awaiting_info,awaiting_fix,awaiting_implementation,awaiting_closure';
    expect(links('.cards a')).toEqual([
      `Мои тикеты5созданы мной → /tickets/mine?status=${open}`,
      `Все тикеты1000+моей организации → /tickets/all?status=${open}`,
    ]);
    expect(links('.statuses a')).toEqual([
      'Новый2 → /tickets/all?status=new',
      'Закрыт8 → /tickets/all?status=closed',
    ]);
    expect(links('.create')).toEqual(['Создать тикет → /tickets/new']);
  });

  it('follows changes', async () => {
    await portal.answer('Desktop', { ticketCounters: counters(5) });
    portal.live.send('CountersChanged', { ticketCountersChanged: counters(6) });
    await settle();
    await page.whenStable();
    expect(links('.mine')[0]).toContain('Мои тикеты6');
  });

  it('says why there is nothing, and can ask again', async () => {
    await portal.refuse('Desktop', 'INTERNAL', 'Внутренняя ошибка. Сообщите её номер в поддержку: 4F2A.');
    await page.whenStable();
    const screen = page.nativeElement as HTMLElement;
    expect(screen.textContent).toContain('4F2A');
    screen.querySelector<HTMLButtonElement>('ui-error-state button')?.click();
    await portal.answer('Desktop', { ticketCounters: counters(5) });
    await page.whenStable();
    expect(links('.mine')).toHaveLength(1);
  });
});

describe('greeting', () => {
  it('follows the hour in the zone of the reader', () => {
    const at = (time: string): string => greetingAt(new Date(`2026-11-23T${time}Z`), 'Europe/Moscow');
    expect([at('01:30:00'), at('06:00:00'), at('10:00:00'), at('16:00:00')]).toEqual([
      'desktop.night',
      'desktop.morning',
      'desktop.day',
      'desktop.evening',
    ]);
  });

  it.each([
    ['Петрова Анна Сергеевна', 'Анна Сергеевна'],
    ['Зайцева Мария Ильинична', 'Мария Ильинична'],
    ['John Smith', 'John Smith'],
    ['Administrator', 'Administrator'],
  ])('%s is greeted as %s', (fullName, name) => expect(nameToGreet(fullName)).toBe(name));
});
