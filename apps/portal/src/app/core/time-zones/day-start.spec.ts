import { dayStart, nextDay } from './day-start';

describe('dayStart', () => {
  it.each([
    ['2026-11-28', 'Europe/Moscow', '2026-11-27T21:00:00.000Z'],
    ['2026-11-28', 'UTC', '2026-11-28T00:00:00.000Z'],
    ['2026-11-28', 'America/New_York', '2026-11-28T05:00:00.000Z'],
    // The clocks change during the day.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ])('%s in %s', (date, zone, instant) => {
    expect(dayStart(date, zone)?.toISOString()).toBe(instant);
  });

  it('refuses what is no date', () => {
    for (const date of ['', '2026-02-30', '28.11.2026']) expect(dayStart(date, 'UTC')).toBeNull();
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
    expect(nextDay('x')).toBeNull();
  });
});
