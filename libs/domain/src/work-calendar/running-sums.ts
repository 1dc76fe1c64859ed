import { firstIndex } from './binary-search';

/** Sums of a non-negative amount per year, from an arbitrary first year on, extended both ways on demand. */
export class RunningSums {
  private readonly sums = new Map<number, number>();
  private first = NaN;
  private last = NaN;

  constructor(private readonly amountOf: (year: number) => number) {}

  /** The sum of all years before a year, relative to a fixed origin: negative before it. */
  before(year: number): number {
    if (this.sums.size === 0) this.startAt(year);
    while (this.last < year) this.append();
    while (this.first > year) this.prepend();
    return this.known(year);
  }

  /** The year in which the sum reaches `target`, a sum greater than one asked for earlier. */
  yearReaching(target: number): number {
    while (this.known(this.last) < target) this.append();
    return firstIndex(this.first, this.last, (year) => this.known(year) >= target) - 1;
  }

  private startAt(year: number): void {
    this.first = this.last = year;
    this.sums.set(year, 0);
  }

  private append(): void {
    const sum = this.known(this.last) + this.amountOf(this.last);
    this.sums.set(++this.last, sum);
  }

  private prepend(): void {
    const sum = this.known(this.first) - this.amountOf(this.first - 1);
    this.sums.set(--this.first, sum);
  }

  private known(year: number): number {
    return this.sums.get(year) ?? 0;
  }
}
