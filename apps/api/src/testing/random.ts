/** Reproducible choices: the same seed makes the same ones. */
export class Random {
  constructor(private state: number) {}

  /** Between 0 (included) and 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Whole number from 0 to `below`, not included. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  /** Up to `most` different ones. */
  some<T>(of: readonly T[], most: number): T[] {
    const picked = new Set(Array.from({ length: this.below(most + 1) }, () => this.one(of)));
    return [...picked];
  }
}

/** The seed of this run: TEST_SEED, or always the same. Specs show it in the name of the test. */
export const seed = Number(process.env['TEST_SEED'] ?? 20_260_302);
