import type { CalendarRules } from './calendar-rules';
import { RunningSums } from './running-sums';
import { SUPPORTED_YEARS } from './supported-range';
import type { TimeZone } from './time-zone';
import { DAY_MS } from './units';
import { type WorkingSpan, YearBlock } from './year-block';

const MEAN_YEAR_MS = 365.2425 * DAY_MS;

/**
 * A calendar laid on the time line: years are built when first asked for and kept, with the sum of
 * working time before each of them, so that no answer costs more because a span is longer.
 */
export class Timeline {
  private readonly blocks = new Map<number, YearBlock>();
  private readonly sums = new RunningSums((year) => this.block(year).total);

  constructor(
    readonly rules: CalendarRules,
    readonly zone: TimeZone,
  ) {}

  /** Working ms between a fixed origin and an instant; only differences mean something. */
  workedBefore(ms: number): number {
    const year = this.yearAt(ms);
    return this.sums.before(year) + this.block(year).workedBefore(ms);
  }

  /**
   * The earliest instant with that `workedBefore`, which must be greater than one asked for earlier.
   * @throws RangeError if it lies past the supported years
   */
  instantAfter(worked: number): number {
    const year = this.sums.yearReaching(worked);
    return this.block(year).instantAfter(worked - this.sums.before(year));
  }

  /**
   * The first working span that ends after an instant.
   * @throws RangeError if it lies past the supported years
   */
  spanEndingAfter(ms: number): WorkingSpan {
    for (let year = this.yearAt(ms); ; year++) {
      const span = this.block(year).spanEndingAfter(ms);
      if (span) return span;
    }
  }

  /** The local year of an instant: a guess by the mean length of a year, corrected by the edges of its block. */
  private yearAt(ms: number): number {
    let year = 1970 + Math.floor(ms / MEAN_YEAR_MS);
    while (ms < this.block(year).from) year--;
    while (ms >= this.block(year).to) year++;
    return year;
  }

  private block(year: number): YearBlock {
    const known = this.blocks.get(year);
    if (known) return known;
    if (year < SUPPORTED_YEARS.first || year > SUPPORTED_YEARS.last) {
      throw new RangeError(`The working time asked for lies beyond the supported years`);
    }
    const block = YearBlock.of(this.rules, this.zone, year);
    this.blocks.set(year, block);
    return block;
  }
}
