import { explain } from './reckoning';
import { calendar, hours, HOUR, msk, office, utc } from './testing/calendars';
import { workingTimeBetween } from './working-time';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'short',
});
const lines = (...args: Parameters<typeof explain>): string[] =>
  explain(...args).map(({ from, to, reason, counted, exception, note }) =>
    [clock.format(from), clock.format(to), counted ? '+' : '-', reason, exception, note]
      .filter(Boolean)
      .join(' '),
  );

describe('explain', () => {
  it('tells every interval counted and skipped, with the reason', () => {
    expect(lines(office(), msk('2026-03-06T10:00'), msk('2026-03-09T12:00'))).toEqual([
      '2026-03-06 10:00 2026-03-06 13:00 + WORKING',
      '2026-03-06 13:00 2026-03-06 14:00 - BREAK',
      '2026-03-06 14:00 2026-03-06 18:00 + WORKING',
      '2026-03-06 18:00 2026-03-07 00:00 - OUTSIDE_HOURS',
      '2026-03-07 00:00 2026-03-09 00:00 - WEEKEND',
      '2026-03-09 00:00 2026-03-09 09:00 - OUTSIDE_HOURS',
      '2026-03-09 09:00 2026-03-09 12:00 + WORKING',
    ]);
  });

  it('joins evening, night and morning', () => {
    expect(lines(office(), msk('2026-03-02T17:00'), msk('2026-03-03T10:00'))).toEqual([
      '2026-03-02 17:00 2026-03-02 18:00 + WORKING',
      '2026-03-02 18:00 2026-03-03 09:00 - OUTSIDE_HOURS',
      '2026-03-03 09:00 2026-03-03 10:00 + WORKING',
    ]);
  });

  it('flags exceptions and their notes', () => {
    const subject = office(
      { date: '2026-03-03', kind: 'DAY_OFF', intervals: [], note: 'Праздник' },
      { date: '2026-03-02', kind: 'SHORTENED', intervals: hours('09:00-12:00'), note: 'Короче' },
      { date: '2026-03-07', kind: 'EXTRA', intervals: hours('10:00-11:00') },
    );
    expect(lines(subject, msk('2026-03-02T09:00'), msk('2026-03-04T09:00'))).toEqual([
      '2026-03-02 09:00 2026-03-02 12:00 + WORKING SHORTENED Короче',
      '2026-03-02 12:00 2026-03-03 00:00 - OUTSIDE_HOURS',
      '2026-03-03 00:00 2026-03-04 00:00 - DAY_OFF DAY_OFF Праздник',
      '2026-03-04 00:00 2026-03-04 09:00 - OUTSIDE_HOURS',
    ]);
    expect(lines(subject, msk('2026-03-07T10:00'), msk('2026-03-07T11:00'))).toEqual([
      '2026-03-07 10:00 2026-03-07 11:00 + WORKING EXTRA',
    ]);
  });

  it('is one segment round the clock, changes of the clock included', () => {
    const [from, to] = [utc('2010-01-01T00:00'), utc('2030-01-01T00:00')];
    for (const zone of ['America/Sao_Paulo', 'Pacific/Apia', 'Asia/Beirut']) {
      expect(explain(calendar(zone, '00:00-12:00 12:00-24:00'), from, to)).toEqual([
        { from, to, counted: true, reason: 'WORKING' },
      ]);
    }
  });

  it('covers a span that starts in a doubled hour across midnight', () => {
    // In 2010 Newfoundland put the clock back from 00:01 to 23:01.
    const [from, to] = [utc('2010-11-07T02:45'), utc('2010-11-07T05:30')];
    expect(explain(calendar('America/St_Johns', '00:00-01:00'), from, to)).toEqual([
      { from, to: utc('2010-11-07T04:30'), counted: true, reason: 'WORKING' },
      { from: utc('2010-11-07T04:30'), to, counted: false, reason: 'OUTSIDE_HOURS' },
    ]);
  });

  it('is empty for no span and refuses what is no instant', () => {
    expect(explain(office(), msk('2026-03-02T09:00'), msk('2026-03-02T09:00'))).toEqual([]);
    expect(explain(office(), msk('2026-03-03T09:00'), msk('2026-03-02T09:00'))).toEqual([]);
    expect(() => explain(office(), NaN, 0)).toThrow(RangeError);
    expect(() => explain(office(), 0, Infinity)).toThrow(RangeError);
  });

  it('stops at the limit, and asking again goes on', () => {
    const [from, to] = [msk('2000-01-01T09:00'), msk('2020-01-01T12:00')];
    expect(explain(office(), from, to)).toHaveLength(2_000);
    const [first, whole] = [explain(office(), from, to, 7), explain(office(), from, to, 40)];
    expect(first).toEqual(whole.slice(0, 7));
    expect(explain(office(), first.at(-1)?.to ?? NaN, to, 33)).toEqual(whole.slice(7));
  });

  it('adds up to the working time', () => {
    const [from, to] = [msk('2026-01-03T10:17'), msk('2026-12-01T16:01')];
    const counted = explain(office(), from, to).filter((segment) => segment.counted);
    const sum = counted.reduce((total, segment) => total + segment.to - segment.from, 0);
    expect(sum).toBe(workingTimeBetween(office(), from, to));
    expect(sum / HOUR).toBeGreaterThan(1_000);
  });
});
