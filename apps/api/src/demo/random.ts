/** A pair of a value and how often it is picked compared with the others. */
export type Weighted<T> = readonly [value: T, weight: number];

/** Numbers that look random and are the same on every run: mulberry32 over a fixed seed. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Any number of the span. */
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** True so often out of one. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(values: readonly T[]): T {
    if (!values.length) throw new Error('Nothing to pick from');
    return values[Math.floor(this.next() * values.length)] as T;
  }

  weighted<T>(values: readonly Weighted<T>[]): T {
    let left = this.next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    const found = values.find(([, weight]) => (left -= weight) < 0);
    return (found ?? (values.at(-1) as Weighted<T>))[0];
  }

  /** The same values in another order. */
  shuffled<T>(values: readonly T[]): T[] {
    const result = [...values];
    for (let at = result.length - 1; at > 0; at--) {
      const other = this.int(0, at);
      [result[at], result[other]] = [result[other] as T, result[at] as T];
    }
    return result;
  }
}

/** Deals values in a shuffled order and begins anew when all are dealt, so that none comes twice in a row of few. */
export class Deck<T> {
  private left: T[] = [];

  constructor(
    private readonly random: Random,
    private readonly values: readonly T[],
  ) {}

  deal(): T {
    if (!this.left.length) this.left = this.random.shuffled(this.values);
    const value = this.left.pop();
    if (value === undefined) throw new Error('An empty deck deals nothing');
    return value;
  }
}
