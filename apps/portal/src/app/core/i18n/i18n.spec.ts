import { TestBed } from '@angular/core/testing';
import { message } from '@supportal/domain';
import en from '../../../i18n/en';
import ru from '../../../i18n/ru';
import { SessionStore } from '../session/session-store';
import { PortalTesting, sessionOf } from '../testing/portal-testing';
import { Dates } from './dates';
import { DomainWords } from './domain-words';
import { PluralTranspiler } from './plural-transpiler';

describe('words and dates', () => {
  beforeEach(async () => {
    const portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: [portal.providers(), PluralTranspiler] });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf({ timeZone: 'Asia/Vladivostok' }));
  });

  it('shows instants in the zone of the viewer', () => {
    const dates = TestBed.inject(Dates);
    expect(dates.instant('2026-11-23T18:05:00.000Z')).toBe('24.11.2026 04:05');
    expect(dates.day('2026-11-23T18:05:00.000Z')).toBe('24.11.2026');
    expect(dates.instant(null)).toBe('');
  });

  it('tells how long ago something was', () => {
    const dates = TestBed.inject(Dates);
    const now = Date.parse('2026-11-23T12:00:00.000Z');
    const ago = (minutes: number): string => dates.relative(new Date(now - minutes * 60_000), now);
    expect([0.5, 5, 121, 60 * 24, -30].map(ago)).toEqual([
      'только что',
      '5 минут назад',
      '2 часа назад',
      'вчера',
      'через 30 минут',
    ]);
  });

  it('tells working time in hours and minutes', () => {
    const dates = TestBed.inject(Dates);
    expect([45_000, 144_000, 1_740, -5].map((seconds) => dates.duration(seconds))).toEqual([
      '12 ч 30 мин',
      '40 ч',
      '29 мин',
      '0 мин',
    ]);
  });

  it.each([
    ['ru', ru],
    ['en', en],
  ] as const)('says of a refusal without words what the server would say: %s', (locale, { errors }) => {
    const keys = ['unauthenticated', 'forbidden', 'notFound', 'rateLimited'] as const;
    expect(keys.map((key) => errors[key])).toEqual(keys.map((key) => message(locale, key)));
  });

  it('changes the words of the domain with the language', async () => {
    const { words } = TestBed.inject(DomainWords);
    expect(words().status.NEW).toBe('Новый');
    await new PortalTesting().speak('en');
    expect(words().status.NEW).toBe('New');
  });

  it.each([
    [1, '1 тикет'],
    [3, '3 тикета'],
    [11, '11 тикетов'],
    [21, '21 тикет'],
  ])('chooses the form for %i', (count, expected) => {
    const value = '{count, plural, one=# тикет|few=# тикета|many=# тикетов|other=# тикета}';
    const transpiler = TestBed.inject(PluralTranspiler);
    expect(transpiler.transpile({ value, params: { count }, translation: {}, key: 'x' })).toBe(expected);
  });
});
