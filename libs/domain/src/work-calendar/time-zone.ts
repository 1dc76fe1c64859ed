import { firstIndex } from './binary-search';
import { CalendarError } from './calendar-error';
import { DAY_MS, MINUTE_MS } from './units';

/** A time during which a zone keeps one offset from UTC; all in ms, `[from, to)`. */
interface OffsetPeriod {
  readonly from: number;
  to: number;
  readonly offset: number;
}

/** Offsets are looked up for this many local days at a time. */
const STRETCH_DAYS = 366;

/** The rules of an IANA zone; offsets are asked from Intl a stretch of days at a time and kept. */
export class TimeZone {
  private static readonly known = new Map<string, TimeZone>();
  private readonly stretches = new Map<number, readonly OffsetPeriod[]>();

  private constructor(
    /** Canonical name. */
    readonly name: string,
    private readonly wallClock: Intl.DateTimeFormat,
  ) {}

  /**
   * The zone of that name; equal zones are one object.
   * @throws CalendarError INVALID_TIME_ZONE
   */
  static of(name: unknown): TimeZone {
    const wallClock = wallClockIn(name);
    const canonical = wallClock.resolvedOptions().timeZone;
    const zone = TimeZone.known.get(canonical) ?? new TimeZone(canonical, wallClock);
    TimeZone.known.set(canonical, zone);
    return zone;
  }

  /**
   * The first instant (epoch ms) whose wall clock shows that minute of that day or later.
   * So a non-existent local time moves forward and a doubled one takes its first occurrence,
   * and the result never decreases while the local time grows.
   */
  instantOf(day: number, minute: number): number {
    const wall = day * DAY_MS + minute * MINUTE_MS;
    for (const { from, to, offset } of this.periodsAround(day)) {
      const instant = Math.max(from, wall - offset);
      if (instant < to) return instant;
    }
    throw new RangeError(`No instant for day ${day} in ${this.name}`);
  }

  /** The day number the wall clock shows at an instant. */
  dayAt(ms: number): number {
    return Math.floor((ms + this.offsetAt(ms)) / DAY_MS);
  }

  private periodsAround(day: number): readonly OffsetPeriod[] {
    const stretch = Math.floor(day / STRETCH_DAYS);
    const known = this.stretches.get(stretch);
    if (known) return known;
    const periods = this.findPeriods(stretch);
    this.stretches.set(stretch, periods);
    return periods;
  }

  /** Two days of margin hold every instant of the local days, even where a zone skipped a whole day. */
  private findPeriods(stretch: number): OffsetPeriod[] {
    const end = ((stretch + 1) * STRETCH_DAYS + 2) * DAY_MS;
    let from = (stretch * STRETCH_DAYS - 2) * DAY_MS;
    let current: OffsetPeriod = { from, to: end, offset: this.offsetAt(from) };
    const periods = [current];
    for (; from < end; from += DAY_MS) {
      const offset = this.offsetAt(from + DAY_MS);
      if (offset === current.offset) continue;
      current.to = this.changeWithin(from, from + DAY_MS, offset);
      current = { from: current.to, to: end, offset };
      periods.push(current);
    }
    return periods;
  }

  private changeWithin(from: number, to: number, offsetAfter: number): number {
    const second = firstIndex(from / 1000, to / 1000, (at) => this.offsetAt(at * 1000) === offsetAfter);
    return second * 1000;
  }

  private offsetAt(ms: number): number {
    const second = Math.floor(ms / 1000) * 1000;
    const [month = 1, day, year = 1970, hour, minute, sec] = (
      this.wallClock.format(second).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, sec) - second;
  }
}

function wallClockIn(name: unknown): Intl.DateTimeFormat {
  // Without a name Intl would quietly take the zone of the machine; bare offsets work in some engines only.
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name))
    throw new CalendarError('INVALID_TIME_ZONE', String(name));
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new CalendarError('INVALID_TIME_ZONE', name);
  }
}
