import { addWorkingTime, compileCalendar, defaultCalendarSpec, workingTimeBetween } from '.';
import { productionCalendarExceptions } from './production-calendar-exceptions';
import { productionCalendarYears, russianProductionCalendar } from './russian-production-calendar';
import { hours, HOUR, msk, spec } from './testing/calendars';

const calendar = compileCalendar(defaultCalendarSpec);
const DAY = 24 * HOUR;

function workingDays(year: number): string[] {
  const days: string[] = [];
  for (let at = msk(`${year}-01-01T00:00`); at < msk(`${year + 1}-01-01T00:00`); at += DAY) {
    if (workingTimeBetween(calendar, at, at + DAY) > 0)
      days.push(new Date(at + 3 * HOUR).toISOString().slice(0, 10));
  }
  return days;
}

describe('the Russian production calendar', () => {
  it.each([
    // The official norms for a 40-hour week: 8 hours a working day less an hour a shortened one.
    [2025, [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22], 247 * 8 - 4],
    [2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22], 247 * 8 - 4],
    [2027, [15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 20, 22], 247 * 8 - 4],
  ])('%i has 247 working days, month by month %j, and %i hours', (year, months, norm) => {
    const days = workingDays(year);
    expect(days).toHaveLength(247);
    expect(
      months.map((_, month) => days.filter((date) => Number(date.slice(5, 7)) === month + 1).length),
    ).toEqual(months);
    const total = workingTimeBetween(calendar, msk(`${year}-01-01T00:00`), msk(`${year + 1}-01-01T00:00`));
    expect(total).toBe(norm * HOUR);
  });

  it.each(productionCalendarYears)('%i is consistent in itself', (year) => {
    const { holidays, transferredDaysOff, shortenedDays, extraWorkingDays } = russianProductionCalendar(year);
    const weekday = (date: string): number => new Date(date).getUTCDay();
    const isWeekend = (date: string): boolean => [0, 6].includes(weekday(date));
    const off = [...holidays, ...transferredDaysOff].map(({ date }) => date);
    expect(new Set(off).size).toBe(off.length);
    expect(transferredDaysOff.filter(({ date, from }) => isWeekend(date) || !isWeekend(from))).toEqual([]);
    // A weekend day that falls on a holiday, or is worked, is given back as another day off.
    const lost = [...holidays, ...extraWorkingDays]
      .map(({ date }) => date)
      .filter(isWeekend)
      .sort();
    const winter = transferredDaysOff.map(({ from }) => from).sort();
    expect(winter).toEqual(lost);
    expect(shortenedDays.filter((date) => off.includes(date))).toEqual([]);
  });

  it('puts the working Saturday of November 2025 in place of the Monday after', () => {
    expect(defaultCalendarSpec.exceptions.filter(({ date }) => /^2025-11-0[1-5]$/.test(date))).toEqual([
      {
        date: '2025-11-01',
        kind: 'EXTRA',
        intervals: hours('09:00-13:00 14:00-17:00'),
        note: 'Рабочий день вместо 03.11.2025, короче на час',
      },
      { date: '2025-11-03', kind: 'DAY_OFF', intervals: [], note: 'Выходной, перенесён с 01.11.2025' },
      { date: '2025-11-04', kind: 'DAY_OFF', intervals: [], note: 'День народного единства' },
    ]);
  });

  it('lengthens 40 hours over the holidays', () => {
    expect(addWorkingTime(calendar, msk('2025-12-30T09:00'), 40 * HOUR)).toBe(msk('2026-01-15T18:00'));
    expect(addWorkingTime(calendar, msk('2026-04-27T09:00'), 40 * HOUR)).toBe(msk('2026-05-05T10:00'));
  });
});

describe('productionCalendarExceptions for other weeks', () => {
  const exceptionOf = (date: string, week: string[]): unknown =>
    productionCalendarExceptions(2025, week.map(hours)).find((exception) => exception.date === date);
  const week = (text: string): string[] => [text, text, text, text, text, '', ''];

  it.each([
    [
      'a short evening interval goes and the one before it ends earlier',
      '09:00-13:00 14:00-14:20',
      '09:00-12:20',
    ],
    ['touching midnight', '00:00-24:00', '00:00-23:00'],
    ['exactly the last interval', '08:00-12:00 13:00-14:00', '08:00-12:00'],
  ])('%s', (_name, text, expected) => {
    expect(exceptionOf('2025-04-30', week(text))).toMatchObject({
      kind: 'SHORTENED',
      intervals: hours(expected),
    });
  });

  it('makes a day of an hour a day off', () => {
    expect(exceptionOf('2025-04-30', week('09:00-10:00'))).toMatchObject({ kind: 'DAY_OFF', intervals: [] });
  });

  it('leaves a free weekday free and gives a worked Saturday the hours of its Monday', () => {
    expect(exceptionOf('2025-03-07', ['09:00-18:00', '', '', '', '', '', ''])).toBeUndefined();
    expect(exceptionOf('2025-11-01', ['', '09:00-18:00', '', '', '', '', ''])).toBeUndefined();
    expect(exceptionOf('2025-11-01', ['10:00-12:00', '', '', '', '', '08:00-09:00', ''])).toMatchObject({
      kind: 'EXTRA',
      intervals: hours('10:00-11:00'),
    });
  });

  it.each(productionCalendarYears)('%i compiles for a round-the-clock week', (year) => {
    const { week: whole } = spec('Europe/Moscow', '00:00-24:00');
    const exceptions = productionCalendarExceptions(year, whole);
    expect(() => compileCalendar({ timeZone: 'Europe/Moscow', week: whole, exceptions })).not.toThrow();
  });
});
