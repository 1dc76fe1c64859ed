import { calendarProblems, compileCalendar, defaultCalendarSpec, type WorkCalendarSpec } from '.';

const work = { start: '09:00', end: '18:00' };
const week = [[work], [work], [work], [work], [work], [], []];
const calendar = (values: Partial<WorkCalendarSpec>): WorkCalendarSpec => ({
  timeZone: 'Europe/Moscow',
  week,
  exceptions: [],
  ...values,
});

describe('problems of a calendar', () => {
  it('are none for a calendar that compiles', () => {
    expect(calendarProblems(defaultCalendarSpec)).toEqual([]);
    expect(calendarProblems(calendar({}))).toEqual([]);
  });

  it('are told part by part, all at once', () => {
    const spec = calendar({
      timeZone: 'Mars/Olympus',
      week: [[work], [{ start: '18:00', end: '09:00' }], [work, work], [], [], [], []],
      exceptions: [
        { date: '2026-01-01', kind: 'DAY_OFF', intervals: [] },
        { date: '2026-02-30', kind: 'DAY_OFF', intervals: [] },
        { date: '2026-01-01', kind: 'EXTRA', intervals: [work] },
        { date: '2026-01-02', kind: 'EXTRA', intervals: [] },
      ],
    });
    expect(calendarProblems(spec)).toEqual([
      { code: 'INVALID_TIME_ZONE', part: 'timeZone', index: null },
      { code: 'INVALID_INTERVAL', part: 'week', index: 1 },
      { code: 'OVERLAPPING_INTERVALS', part: 'week', index: 2 },
      { code: 'INVALID_DATE', part: 'exceptions', index: 1 },
      { code: 'DUPLICATE_EXCEPTION', part: 'exceptions', index: 2 },
      { code: 'INVALID_INTERVAL', part: 'exceptions', index: 3 },
    ]);
    expect(() => compileCalendar(spec)).toThrow();
  });

  it('are a week without working time', () => {
    expect(calendarProblems(calendar({ week: [[], [], [], [], [], [], []] }))).toEqual([
      { code: 'NO_WORKING_TIME', part: 'week', index: null },
    ]);
  });
});
