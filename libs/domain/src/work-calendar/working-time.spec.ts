import { calendar, HOUR, MINUTE, msk, office, spec, utc } from './testing/calendars';
import { compileCalendar } from './work-calendar';
import { addWorkingTime, isWorkingAt, nextWorkingInstant, workingTimeBetween } from './working-time';

// 2 March 2026 is a Monday.
describe('addWorkingTime in office hours', () => {
  const cases: [name: string, from: string, hours: number, end: string][] = [
    ['40 hours from Monday morning end on Friday evening', '2026-03-02T09:00', 40, '2026-03-06T18:00'],
    ['40 hours from before the day', '2026-03-02T03:00', 40, '2026-03-06T18:00'],
    ['40 hours from Monday noon', '2026-03-02T12:00', 40, '2026-03-09T12:00'],
    ['40 hours from the weekend', '2026-03-07T15:00', 40, '2026-03-13T18:00'],
    ['40 hours from Friday evening', '2026-03-06T18:00', 40, '2026-03-13T18:00'],
    ['up to lunch ends at lunch', '2026-03-02T09:00', 4, '2026-03-02T13:00'],
    ['lunch is skipped', '2026-03-02T12:30', 1, '2026-03-02T14:30'],
    ['from within lunch', '2026-03-02T13:20', 1, '2026-03-02T15:00'],
    ['overnight', '2026-03-02T17:30', 1, '2026-03-03T09:30'],
    ['over the weekend', '2026-03-06T17:30', 1, '2026-03-09T09:30'],
  ];
  it.each(cases)('%s', (_name, from, hours, end) => {
    expect(addWorkingTime(office(), msk(from), hours * HOUR)).toBe(msk(end));
  });

  it('returns the start for no duration, working or not', () => {
    expect(addWorkingTime(office(), msk('2026-03-07T15:00'), 0)).toBe(msk('2026-03-07T15:00'));
    expect(addWorkingTime(office(), msk('2026-03-02T18:00'), 0)).toBe(msk('2026-03-02T18:00'));
  });

  it('reckons to the millisecond', () => {
    expect(addWorkingTime(office(), msk('2026-03-02T12:59') + 59_999, 2)).toBe(msk('2026-03-02T14:00') + 1);
  });

  it('replaces the hours of a day by its exception', () => {
    const shortened = { start: '09:00', end: '12:00' };
    const subject = office(
      { date: '2026-03-03', kind: 'DAY_OFF', intervals: [] },
      { date: '2026-03-04', kind: 'SHORTENED', intervals: [shortened] },
      { date: '2026-03-07', kind: 'EXTRA', intervals: [{ start: '10:00', end: '12:00' }] },
    );
    expect(addWorkingTime(subject, msk('2026-03-02T09:00'), 11 * HOUR)).toBe(msk('2026-03-04T12:00'));
    expect(addWorkingTime(subject, msk('2026-03-06T17:00'), 2 * HOUR)).toBe(msk('2026-03-07T11:00'));
  });

  it.each([-1, NaN, Infinity, -Infinity])('refuses a duration of %p', (duration) => {
    expect(() => addWorkingTime(office(), msk('2026-03-02T09:00'), duration)).toThrow(RangeError);
  });

  it.each([NaN, Infinity, -1, Date.UTC(2300, 0, 1), 8.64e15])('refuses an instant of %p', (from) => {
    expect(() => addWorkingTime(office(), from, HOUR)).toThrow(RangeError);
  });

  it.each([Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 8.64e15, 1e13])(
    'refuses an end past the years it knows: %p',
    (duration) => {
      expect(() => addWorkingTime(office(), msk('2026-03-02T09:00'), duration)).toThrow(RangeError);
    },
  );

  it('works at both ends of the years it knows', () => {
    const subject = calendar('Pacific/Kiritimati', '00:00-24:00');
    const last = Date.UTC(2300, 0, 1) - 1;
    expect(addWorkingTime(subject, 0, last)).toBe(last);
    expect(workingTimeBetween(calendar('America/Los_Angeles', '00:00-24:00'), 0, last)).toBe(last);
  });

  it('answers the same for an earlier year asked after a later one', () => {
    const [late, early] = [msk('2031-03-03T09:00'), msk('2021-03-01T09:00')];
    const subject = office();
    addWorkingTime(subject, late, HOUR);
    expect(addWorkingTime(subject, early, 40 * HOUR)).toBe(msk('2021-03-05T18:00'));
    expect(workingTimeBetween(subject, early, late)).toBe(workingTimeBetween(office(), early, late));
  });
});

describe('workingTimeBetween', () => {
  it.each([
    ['a week', '2026-03-02T00:00', '2026-03-09T00:00', 40],
    ['a day', '2026-03-02T09:00', '2026-03-02T18:00', 8],
    ['lunch', '2026-03-02T13:00', '2026-03-02T14:00', 0],
    ['night', '2026-03-02T18:00', '2026-03-03T09:00', 0],
    ['part of a morning', '2026-03-02T09:30', '2026-03-02T10:00', 0.5],
    ['the wrong way round', '2026-03-03T10:00', '2026-03-02T10:00', 0],
    ['New Year by local time', '2025-12-31T17:00', '2026-01-01T10:00', 2],
  ])('%s', (_name, from, to, hours) => {
    expect(workingTimeBetween(office(), msk(from), msk(to))).toBe(hours * HOUR);
  });
});

describe('isWorkingAt and nextWorkingInstant', () => {
  it.each([
    ['2026-03-02T09:00', '2026-03-02T09:00'],
    ['2026-03-02T12:59', '2026-03-02T12:59'],
    ['2026-03-02T13:00', '2026-03-02T14:00'],
    ['2026-03-06T18:00', '2026-03-09T09:00'],
    ['2026-12-31T20:00', '2027-01-01T09:00'],
  ])('after %s the clock runs at %s', (at, next) => {
    expect(nextWorkingInstant(office(), msk(at))).toBe(msk(next));
    expect(isWorkingAt(office(), msk(at))).toBe(at === next);
  });
});

describe('changes of the clock', () => {
  it.each([
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Asia/Beirut',
    'Africa/Cairo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
  ])('a round-the-clock calendar in %s has no gaps', (zone) => {
    const subject = calendar(zone, '00:00-24:00');
    const from = utc('2008-01-01T00:00');
    const elapsed = utc('2026-01-01T00:00') - from;
    expect(workingTimeBetween(subject, from, from + elapsed)).toBe(elapsed);
    expect(addWorkingTime(subject, from, elapsed)).toBe(from + elapsed);
    const samples = Array.from({ length: 5_000 }, (_, index) => from + index * (31 * HOUR + 7 * MINUTE));
    expect(samples.filter((at) => !isWorkingAt(subject, at))).toEqual([]);
  });

  const cases: [name: string, zone: string, hours: string, from: string, to: string, worked: number][] = [
    [
      'a night shift loses the skipped hour',
      'Europe/Berlin',
      '00:00-06:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      5,
    ],
    [
      'a night shift gains the doubled hour',
      'Europe/Berlin',
      '00:00-06:00',
      '2026-10-24T22:00',
      '2026-10-25T23:00',
      7,
    ],
    [
      'hours inside the skipped hour do not exist',
      'Europe/Berlin',
      '02:00-03:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      0,
    ],
    [
      'a skipped start moves forward',
      'Europe/Berlin',
      '02:30-04:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      1,
    ],
    [
      'a skipped end moves forward',
      'Europe/Berlin',
      '01:00-02:30',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      1,
    ],
    [
      'a doubled end is its first showing',
      'Europe/Berlin',
      '01:00-02:30',
      '2026-10-24T22:00',
      '2026-10-25T23:00',
      1.5,
    ],
    [
      'a doubled start is its first showing',
      'Europe/Berlin',
      '02:30-04:00',
      '2026-10-24T22:00',
      '2026-10-25T23:00',
      2.5,
    ],
    [
      'half an hour is skipped',
      'Australia/Lord_Howe',
      '00:00-06:00',
      '2026-10-03T13:30',
      '2026-10-04T12:00',
      5.5,
    ],
    [
      'half an hour is doubled',
      'Australia/Lord_Howe',
      '00:00-06:00',
      '2026-04-04T13:00',
      '2026-04-05T12:00',
      6.5,
    ],
    ['midnight is skipped', 'America/Sao_Paulo', '00:00-06:00', '2018-11-04T03:00', '2018-11-05T02:00', 5],
    [
      'the hour before midnight is doubled',
      'America/Sao_Paulo',
      '22:00-24:00',
      '2018-02-17T03:00',
      '2018-02-18T03:00',
      3,
    ],
    [
      'midnight is skipped in Beirut',
      'Asia/Beirut',
      '00:00-02:00',
      '2026-03-28T22:00',
      '2026-03-29T20:00',
      1,
    ],
    ['a whole day is skipped', 'Pacific/Apia', '09:00-17:00', '2011-12-29T10:00', '2011-12-31T10:00', 16],
  ];
  it.each(cases)('%s (%s)', (_name, zone, hours, from, to, worked) => {
    expect(workingTimeBetween(calendar(zone, hours), utc(from), utc(to))).toBe(worked * HOUR);
  });

  it('shows the first occurrence of a doubled start', () => {
    const subject = calendar('Europe/Berlin', '02:30-04:00');
    expect(nextWorkingInstant(subject, utc('2026-10-24T22:00'))).toBe(utc('2026-10-25T00:30'));
  });
});

describe('cost', () => {
  it('answers 100,000 questions over ten years in less than a second of processor time, cold caches included', () => {
    const subject = compileCalendar(spec('Europe/Madrid', '09:00-13:00 14:00-18:00', { days: 5 }));
    const [first, span] = [utc('2020-01-01T00:00'), 10 * 365 * 24 * HOUR];
    const started = process.cpuUsage();
    for (let index = 0; index < 100_000; index++) {
      const from = first + Math.floor(((index * 0.618034) % 1) * span);
      addWorkingTime(subject, from, 40 * HOUR);
    }
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
