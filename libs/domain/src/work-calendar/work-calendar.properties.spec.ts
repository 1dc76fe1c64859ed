import fc from 'fast-check';
import type { CalendarException, DayInterval, WorkCalendarSpec } from './calendar-spec';
import { explain } from './reckoning';
import { HOUR, MINUTE, utc } from './testing/calendars';
import { type ReferenceMinute, referenceMinutes } from './testing/minute-reference';
import { compileCalendar } from './work-calendar';
import { addWorkingTime, isWorkingAt, nextWorkingInstant, workingTimeBetween } from './working-time';

/** Zones with an instant in or near one of their changes of the clock. */
const changes: [zone: string, at: string][] = [
  ['Europe/Moscow', '2026-01-01T00:00'],
  ['Europe/Moscow', '2014-10-25T22:00'],
  ['Europe/Berlin', '2026-03-29T01:00'],
  ['Europe/Berlin', '2026-10-25T01:00'],
  ['America/New_York', '2025-11-02T06:00'],
  ['America/Sao_Paulo', '2018-11-04T03:00'],
  ['America/Sao_Paulo', '2018-02-18T02:00'],
  ['Asia/Beirut', '2026-03-28T22:00'],
  ['Asia/Beirut', '2026-10-24T21:00'],
  ['Africa/Cairo', '2025-04-24T22:00'],
  ['Africa/Cairo', '2025-10-30T21:00'],
  ['Australia/Lord_Howe', '2026-04-04T15:00'],
  ['Australia/Lord_Howe', '2026-10-03T15:30'],
  ['Pacific/Apia', '2011-12-30T10:00'],
  ['Africa/Casablanca', '2026-02-15T02:00'],
  ['Asia/Kathmandu', '2026-01-01T00:00'],
  ['America/St_Johns', '2010-03-14T03:31'],
  ['America/St_Johns', '2010-11-07T02:31'],
  ['Antarctica/Troll', '2026-03-29T01:00'],
];

const WINDOW_MINUTES = 3 * 24 * 60;

function time(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

// Edges on the hour and at both midnights are where the clock changes, so they are drawn often.
const edge = fc.oneof(
  fc.integer({ min: 0, max: 1_440 }),
  fc.integer({ min: 0, max: 8 }).map((half) => half * 30),
  fc.constantFrom(0, 1_380, 1_440),
);

const dayOfWork: fc.Arbitrary<DayInterval[]> = fc
  .uniqueArray(edge, { minLength: 2, maxLength: 6 })
  .map((edges) => [...edges].sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((start, index) => {
      const end = edges[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ start: time(start), end: time(end) }] : [];
    }),
  );

const day = fc.oneof(
  { weight: 4, arbitrary: dayOfWork },
  { weight: 1, arbitrary: fc.constant<DayInterval[]>([]) },
  { weight: 1, arbitrary: fc.constant<DayInterval[]>([{ start: '00:00', end: '24:00' }]) },
);

function exceptionsNear(at: string): fc.Arbitrary<CalendarException[]> {
  const exception = fc.record({
    offset: fc.integer({ min: -3, max: 3 }),
    intervals: day,
    extra: fc.boolean(),
  });
  return fc.uniqueArray(exception, { maxLength: 3, selector: ({ offset }) => offset }).map((drawn) =>
    drawn.map(({ offset, intervals, extra }) => ({
      date: new Date(utc(at) + offset * 24 * HOUR).toISOString().slice(0, 10),
      kind: intervals.length === 0 ? 'DAY_OFF' : extra ? 'EXTRA' : 'SHORTENED',
      intervals,
    })),
  );
}

interface Case {
  readonly spec: WorkCalendarSpec;
  /** Whole minute at which the window of the reference starts. */
  readonly from: number;
}

const scenario: fc.Arbitrary<Case> = fc.constantFrom(...changes).chain(([timeZone, at]) =>
  fc.record({
    spec: fc.record({
      timeZone: fc.constant(timeZone),
      week: fc
        .array(day, { minLength: 7, maxLength: 7 })
        .filter((week) => week.some((intervals) => intervals.length > 0)),
      exceptions: exceptionsNear(at),
    }),
    from: fc.integer({ min: 0, max: WINDOW_MINUTES - 60 }).map((before) => utc(at) - before * MINUTE),
  }),
);

const at = (minutes: ReferenceMinute[], index: number): number => (minutes[0]?.at ?? NaN) + index * MINUTE;
const working = (minutes: ReferenceMinute[]): number =>
  minutes.filter((minute) => minute.working).length * MINUTE;

describe('against a walk over every minute', () => {
  it('reckons, adds, tells and explains the same', () => {
    const index = fc.integer({ min: 0, max: WINDOW_MINUTES });
    fc.assert(
      fc.property(scenario, index, index, ({ spec, from }, a, b) => {
        const minutes = referenceMinutes(spec, from, WINDOW_MINUTES);
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const subject = compileCalendar(spec);
        const worked = working(minutes.slice(first, last));
        expect(workingTimeBetween(subject, at(minutes, first), at(minutes, last))).toBe(worked);
        expectSameEnd(spec, minutes, first, worked);
        expectSameClock(spec, minutes, first);
        expectSameReasons(spec, minutes.slice(first, last));
      }),
      { numRuns: 100 },
    );
  });

  function expectSameEnd(
    spec: WorkCalendarSpec,
    minutes: ReferenceMinute[],
    first: number,
    worked: number,
  ): void {
    if (worked === 0) return;
    let left = worked;
    const end = minutes.slice(first).find((minute) => minute.working && (left -= MINUTE) === 0);
    expect(addWorkingTime(compileCalendar(spec), at(minutes, first), worked)).toBe((end?.at ?? NaN) + MINUTE);
  }

  function expectSameClock(spec: WorkCalendarSpec, minutes: ReferenceMinute[], first: number): void {
    const subject = compileCalendar(spec);
    expect(minutes.filter((minute) => isWorkingAt(subject, minute.at) !== minute.working)).toEqual([]);
    const next = minutes.slice(first).find((minute) => minute.working);
    if (next) expect(nextWorkingInstant(subject, at(minutes, first))).toBe(next.at);
  }

  function expectSameReasons(spec: WorkCalendarSpec, minutes: ReferenceMinute[]): void {
    const [from, to] = [at(minutes, 0), at(minutes, minutes.length)];
    if (minutes.length === 0) return;
    const segments = explain(compileCalendar(spec), from, to);
    const reasons = segments.flatMap((segment) => {
      expect(segment.counted).toBe(segment.reason === 'WORKING');
      return Array<string>((segment.to - segment.from) / MINUTE).fill(segment.reason);
    });
    expect(reasons.join(' ')).toBe(minutes.map((minute) => minute.reason).join(' '));
  }
});

/** What a week of the calendar works, so that a duration never needs centuries to pass. */
function weekOf({ week }: WorkCalendarSpec): number {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return week.flat().reduce((sum, { start, end }) => sum + (minutes(end) - minutes(start)) * MINUTE, 0);
}

describe('laws', () => {
  const instant = fc.integer({ min: utc('2005-01-01T00:00'), max: utc('2035-01-01T00:00') });
  const weeks = fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 20, noNaN: true }));
  const runs = { numRuns: 150 };

  it('the time between a start and its end is the duration, and no earlier end will do', () => {
    fc.assert(
      fc.property(scenario, instant, weeks, ({ spec }, from, drawn) => {
        const subject = compileCalendar(spec);
        const ms = Math.floor(drawn * weekOf(spec));
        const end = addWorkingTime(subject, from, ms);
        expect(workingTimeBetween(subject, from, end)).toBe(ms);
        if (ms > 0) expect(workingTimeBetween(subject, from, end - 1)).toBe(ms - 1);
      }),
      runs,
    );
  });

  it('a later start or a longer duration never ends earlier, and durations add up', () => {
    fc.assert(
      fc.property(scenario, instant, weeks, weeks, ({ spec }, from, first, second) => {
        const subject = compileCalendar(spec);
        const [a, b] = [first, second].map((drawn) => Math.floor(drawn * weekOf(spec))) as [number, number];
        const end = addWorkingTime(subject, from, a);
        expect(addWorkingTime(subject, from, a + b)).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(subject, from + b, a)).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(subject, end, b)).toBe(addWorkingTime(subject, from, a + b));
      }),
      runs,
    );
  });

  it('spans add up, and what explain counts is what lies between', () => {
    const length = fc.integer({ min: 0, max: 400 * HOUR });
    fc.assert(
      fc.property(scenario, instant, length, length, ({ spec }, from, a, b) => {
        const subject = compileCalendar(spec);
        const [middle, to] = [from + a, from + a + b];
        const whole = workingTimeBetween(subject, from, to);
        const parts = workingTimeBetween(subject, from, middle) + workingTimeBetween(subject, middle, to);
        expect(parts).toBe(whole);
        const segments = explain(subject, from, to);
        const counted = segments.filter((segment) => segment.counted);
        expect(counted.reduce((sum, segment) => sum + segment.to - segment.from, 0)).toBe(whole);
        expect([from, ...segments.map((segment) => segment.to)]).toEqual([
          ...segments.map((segment) => segment.from),
          to,
        ]);
      }),
      runs,
    );
  });
});
