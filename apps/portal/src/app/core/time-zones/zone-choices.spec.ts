import { offsetOf, zoneLabel, zonesLike } from './zone-choices';

describe('time zones', () => {
  it('tell their offset at an instant', () => {
    expect(offsetOf('Europe/Moscow')).toBe('UTC+03:00');
    expect(offsetOf('UTC')).toBe('UTC+00:00');
    expect(offsetOf('America/New_York', new Date('2026-07-01T00:00:00Z'))).toBe('UTC-04:00');
    expect(offsetOf('America/New_York', new Date('2026-01-01T00:00:00Z'))).toBe('UTC-05:00');
    expect(zoneLabel('America/New_York', new Date('2026-01-01T00:00:00Z'))).toBe(
      'America/New York (UTC-05:00)',
    );
    expect(zoneLabel('No/Where')).toBe('No/Where');
  });

  it('are found by parts of the name, by offset and in the language of the screen', () => {
    const names = (typed: string) => zonesLike(typed, 'ru').map(({ zone }) => zone);
    expect(names('new york')).toEqual(['America/New_York']);
    expect(names('europe +03')).toContain('Europe/Moscow');
    expect(names('москва')).toContain('Europe/Moscow');
    expect(names('utc+00:00')).toContain('UTC');
    expect(names('владивосток').slice(0, 2)).toEqual(['Asia/Vladivostok', 'Asia/Ust-Nera']);
    expect(names('нигде')).toEqual([]);
    expect(names('')).toHaveLength(50);
  });
});
