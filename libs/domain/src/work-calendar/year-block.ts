import { firstIndex } from './binary-search';
import type { CalendarRules } from './calendar-rules';
import { firstDayOfYear } from './local-date';
import type { TimeZone } from './time-zone';

/** A working span of real time `[from, to)`, epoch ms, with the working ms of its year before it. */
export interface WorkingSpan {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** The working time of one local year, in order, with prefix sums. */
export class YearBlock {
  private constructor(
    /** First instant of the local year. */
    readonly from: number,
    /** First instant of the next local year. */
    readonly to: number,
    private readonly spans: readonly WorkingSpan[],
    /** Working ms of the year. */
    readonly total: number,
  ) {}

  /** Lays the rules of a local year on the time line of a zone. */
  static of(rules: CalendarRules, zone: TimeZone, year: number): YearBlock {
    const [firstDay, nextYear] = [firstDayOfYear(year), firstDayOfYear(year + 1)];
    const spans: WorkingSpan[] = [];
    let total = 0;
    for (let day = firstDay; day < nextYear; day++) {
      for (const { start, end } of rules.dayRule(day).spans) {
        const [from, to] = [zone.instantOf(day, start), zone.instantOf(day, end)];
        // A span inside the hour that a change of the clock skips has no real time.
        if (from < to) spans.push({ from, to, before: total });
        total += to - from;
      }
    }
    return new YearBlock(zone.instantOf(firstDay, 0), zone.instantOf(nextYear, 0), spans, total);
  }

  /** Working ms of the year before an instant of the year. */
  workedBefore(ms: number): number {
    const span = this.spans[firstIndex(0, this.spans.length, (index) => this.startsAfter(index, ms)) - 1];
    return span ? span.before + Math.min(ms, span.to) - span.from : 0;
  }

  /** The earliest instant before which the year has `worked` ms, for `0 < worked <= total`. */
  instantAfter(worked: number): number {
    const last = firstIndex(0, this.spans.length, (index) => (this.spans[index]?.before ?? 0) >= worked) - 1;
    const span = this.spans[last];
    return span ? span.from + worked - span.before : this.from;
  }

  /** The first span that ends after an instant, if the year has one. */
  spanEndingAfter(ms: number): WorkingSpan | undefined {
    return this.spans[firstIndex(0, this.spans.length, (index) => (this.spans[index]?.to ?? 0) > ms)];
  }

  private startsAfter(index: number, ms: number): boolean {
    return (this.spans[index]?.from ?? 0) > ms;
  }
}
