import type { Logger } from '../logger';
import { growingPause } from './growing-pause';

/**
 * Whoever could not be told something: to hear of what came later before looking anew would hide that. They look anew
 * after a pause, which grows while that fails too.
 */
export class Latecomers<S extends object> {
  private readonly all = new Set<S>();
  /** Those of this turn, and why. */
  private readonly fresh = new Map<S, unknown>();
  /** How often in a row they could not be told. */
  private readonly failures = new WeakMap<S, number>();

  constructor(
    private readonly logger: Logger,
    private readonly lookAnew: (those: readonly S[]) => void,
  ) {}

  has(one: S): boolean {
    return this.all.has(one);
  }

  add(one: S, error: unknown): void {
    if (this.all.has(one)) return;
    this.all.add(one);
    this.fresh.set(one, error);
    this.failures.set(one, (this.failures.get(one) ?? 0) + 1);
  }

  /** They wait for nothing any more. */
  remove(one: S): void {
    this.all.delete(one);
    this.fresh.delete(one);
  }

  /** They were told something: what fails next fails for the first time. */
  wasTold(one: S): void {
    this.failures.delete(one);
  }

  /** The turn is over: one line about all who could not be told, and a time for them to look anew. */
  endTurn(): void {
    if (!this.fresh.size) return;
    const [error] = this.fresh.values();
    this.logger.error(
      { err: error, subscribers: this.fresh.size },
      'live news were not told to some subscribers; they will look anew',
    );
    for (const [failures, those] of this.byFailures())
      setTimeout(() => this.release(those), growingPause(failures)).unref();
    this.fresh.clear();
  }

  private byFailures(): Map<number, S[]> {
    const groups = new Map<number, S[]>();
    for (const one of this.fresh.keys()) {
      const failures = this.failures.get(one)!;
      const group = groups.get(failures);
      if (group) group.push(one);
      else groups.set(failures, [one]);
    }
    return groups;
  }

  private release(those: readonly S[]): void {
    const back = those.filter((one) => this.all.delete(one));
    if (back.length) this.lookAnew(back);
  }
}
