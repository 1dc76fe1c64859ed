import { exceptionKind, hoursText, minutesOf, normalTime, withExceptions } from './hours';

const work = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const week = [work, work, work, work, work, [], []];

describe('working hours', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['24', '24:00'],
    [' 08:15 ', '08:15'],
    ['noon', 'noon'],
  ])('read %s as %s', (typed, time) => expect(normalTime(typed)).toBe(time));

  it('are told and counted', () => {
    expect(hoursText(work)).toBe('09:00–13:00, 14:00–18:00');
    expect(minutesOf(work)).toBe(480);
    expect(minutesOf([{ from: '00:00', to: '24:00' }])).toBe(1440);
  });

  it('tell what an exception does', () => {
    expect(exceptionKind({ date: '2026-12-31', intervals: [] }, week)).toBe('DAY_OFF');
    expect(exceptionKind({ date: '2026-12-30', intervals: work.slice(0, 1) }, week)).toBe('SHORTENED');
    expect(exceptionKind({ date: '2026-11-28', intervals: work }, week)).toBe('EXTRA');
    expect(exceptionKind({ date: '2026-12-30', intervals: work }, week)).toBe('EXTRA');
  });

  it('take the newer exception of a date', () => {
    const one = (date: string, note: string) => ({ date, note, intervals: [] });
    expect(
      withExceptions([one('2026-01-02', 'a'), one('2027-01-01', 'b')], [one('2026-01-02', 'c')]),
    ).toEqual([one('2026-01-02', 'c'), one('2027-01-01', 'b')]);
  });
});
