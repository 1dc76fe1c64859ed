import { CalendarError, type CalendarErrorCode } from './calendar-error';
import type { CalendarException, WorkCalendarSpec } from './calendar-spec';
import { formatLocalDate, parseLocalDate } from './local-date';
import { calendar, hours, HOUR, msk, office, spec } from './testing/calendars';
import { compileCalendar, type WorkCalendar } from './work-calendar';
import { addWorkingTime, workingTimeBetween } from './working-time';

const dayOff = (date: string): CalendarException => ({ date, kind: 'DAY_OFF', intervals: [] });

function daysOff(from: string, count: number): CalendarException[] {
  const first = parseLocalDate(from) ?? NaN;
  return Array.from({ length: count }, (_, index) => dayOff(formatLocalDate(first + index)));
}

function refusal(subject: unknown): CalendarErrorCode | 'accepted' {
  try {
    compileCalendar(subject as WorkCalendarSpec);
    return 'accepted';
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
}

describe('compileCalendar', () => {
  const valid = spec('Europe/Moscow', '09:00-18:00', { days: 5 });

  it.each(['', 'Mars/Olympus', '+03:00', 'Europe/Moscow ', undefined, null, 3])(
    'refuses the zone %p',
    (timeZone) => {
      expect(refusal({ ...valid, timeZone })).toBe('INVALID_TIME_ZONE');
    },
  );

  it.each([
    '9:00-18:00',
    '09:00-24:01',
    '09:00-25:00',
    '24:00-24:00',
    '18:00-09:00',
    '09:00-09:00',
    '09:60-18:00',
    '09:00:00-18:00',
    ' 09:00',
    '-',
  ])('refuses the interval %p', (text) => {
    expect(refusal(spec('Europe/Moscow', text))).toBe('INVALID_INTERVAL');
  });

  it.each([
    undefined,
    null,
    [],
    Array(6).fill([]),
    [null],
    Array(7).fill(null),
    Array(7).fill([null]),
    Array(7).fill([{}]),
  ])('refuses the week %j', (week) => expect(refusal({ ...valid, week })).toBe('INVALID_INTERVAL'));

  it.each(['09:00-13:00 12:59-18:00', '09:00-18:00 10:00-11:00', '14:00-18:00 09:00-14:01'])(
    'refuses overlapping %p',
    (text) => {
      expect(refusal(spec('Europe/Moscow', text))).toBe('OVERLAPPING_INTERVALS');
    },
  );

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    '',
    undefined,
    5,
  ])('refuses the date %p', (date) =>
    expect(refusal({ ...valid, exceptions: [{ ...dayOff(''), date }] })).toBe('INVALID_DATE'),
  );

  it.each([
    ['no list of exceptions', undefined, 'INVALID_DATE'],
    ['no exception', [null], 'INVALID_DATE'],
    ['a date given twice', [dayOff('2026-03-02'), dayOff('2026-03-02')], 'DUPLICATE_EXCEPTION'],
    [
      'a day off with hours',
      [{ ...dayOff('2026-03-02'), intervals: hours('09:00-10:00') }],
      'INVALID_INTERVAL',
    ],
    ['a shortened day without hours', [{ ...dayOff('2026-03-02'), kind: 'SHORTENED' }], 'INVALID_INTERVAL'],
    ['an extra day without hours', [{ ...dayOff('2026-03-02'), kind: 'EXTRA' }], 'INVALID_INTERVAL'],
    [
      'an unknown kind',
      [{ ...dayOff('2026-03-02'), kind: 'HOLIDAY', intervals: hours('09:00-10:00') }],
      'INVALID_INTERVAL',
    ],
  ])('refuses %s', (_name, exceptions, code) => {
    expect(refusal({ ...valid, exceptions })).toBe(code);
  });

  it('names the offending part', () => {
    expect(() => compileCalendar(spec('Europe/Moscow', '18:00-09:00'))).toThrow(
      'INVALID_INTERVAL: week[0]: 18:00–09:00',
    );
  });

  it('accepts touching intervals in any order', () => {
    const subject = calendar('Europe/Moscow', '13:00-18:00 09:00-13:00');
    expect(workingTimeBetween(subject, msk('2026-03-02T00:00'), msk('2026-03-03T00:00'))).toBe(9 * HOUR);
  });

  it('gives one calendar for one spec object, named by its canonical zone', () => {
    expect(compileCalendar(valid)).toBe(compileCalendar(valid));
    expect(compileCalendar({ ...valid, timeZone: 'europe/moscow' }).timeZone).toBe('Europe/Moscow');
  });

  it('is the only way to a calendar', () => {
    const forged = { timeZone: 'Europe/Moscow', compiled: true } as WorkCalendar;
    expect(() => addWorkingTime(forged, 0, 1)).toThrow(TypeError);
  });
});

describe('a calendar that stops working', () => {
  it('is refused without a working weekday, whatever its exceptions', () => {
    expect(refusal(spec('Europe/Moscow', ''))).toBe('NO_WORKING_TIME');
    const extra: CalendarException = { date: '2026-03-02', kind: 'EXTRA', intervals: hours('09:00-18:00') };
    expect(refusal(spec('Europe/Moscow', '', { exceptions: [extra] }))).toBe('NO_WORKING_TIME');
  });

  it.each([
    [366, 'accepted'],
    [367, 'NO_WORKING_TIME'],
    [3_000, 'NO_WORKING_TIME'],
  ])('with %i days off in a row is %s', (count, expected) => {
    const exceptions = daysOff('2026-03-02', count);
    expect(refusal(spec('Europe/Moscow', '09:00-18:00', { exceptions }))).toBe(expected);
    expect(refusal(spec('Europe/Moscow', '09:00-18:00', { exceptions: exceptions.reverse() }))).toBe(
      expected,
    );
  });

  it('counts the free weekdays around the days off', () => {
    // Works on Mondays only: 52 Mondays off leave 53 weeks less a day.
    const mondays = daysOff('2026-03-02', 52 * 7).filter((_, index) => index % 7 === 0);
    expect(refusal(spec('Europe/Moscow', '09:00-18:00', { days: 1, exceptions: mondays.slice(1) }))).toBe(
      'accepted',
    );
    expect(refusal(spec('Europe/Moscow', '09:00-18:00', { days: 1, exceptions: mondays }))).toBe(
      'NO_WORKING_TIME',
    );
  });

  it('is accepted when one extra day parts the gap', () => {
    const exceptions = daysOff('2026-03-02', 700);
    exceptions[350] = { date: exceptions[350]?.date ?? '', kind: 'EXTRA', intervals: hours('09:00-10:00') };
    expect(refusal(spec('Europe/Moscow', '09:00-18:00', { exceptions }))).toBe('accepted');
  });

  it('reckons over the longest gap allowed', () => {
    const subject = office(...daysOff('2026-03-03', 360));
    expect(addWorkingTime(subject, msk('2026-03-02T17:00'), 2 * HOUR)).toBe(msk('2027-02-26T10:00'));
  });
});
