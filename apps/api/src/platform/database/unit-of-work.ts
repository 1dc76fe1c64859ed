import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { EventBus } from '../events/event-bus';
import { isTransient } from './database-errors';
import { Tx } from './tx';
import { WriteWatch } from './write-watch';

const attempts = 6;

/** The one door for writes. On SQLite, which has one connection, transactions queue. */
export class UnitOfWork {
  private tail: Promise<unknown> = Promise.resolve();
  private readonly watches: WriteWatch[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly bus: EventBus,
    private readonly oneConnection: boolean,
  ) {}

  /** Watches what this process changes in these tables from now on. */
  watch(tables: readonly string[]): WriteWatch {
    const watch = new WriteWatch(new Set(tables));
    this.watches.push(watch);
    return watch;
  }

  /**
   * Runs `work` in a transaction, then its events. A deadlock repeats the whole work, so it must not have effects of
   * its own outside the transaction. Errors roll everything back.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, tx } = await (this.oneConnection ? this.queued(work) : this.repeated(work));
    this.bus.committed(tx.raised);
    return result;
  }

  private queued<T>(work: (tx: Tx) => Promise<T>) {
    const turn = this.tail.then(() => this.once(work));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async repeated<T>(work: (tx: Tx) => Promise<T>) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= attempts || !isTransient(error)) throw error;
        await pause(randomInt(5, 20 * attempt));
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; tx: Tx }> {
    let tx: Tx | null = null;
    const body = async (manager: ConstructorParameters<typeof Tx>[0]) => {
      tx = new Tx(manager, this.oneConnection, this.watches);
      const result = await work(tx);
      await this.bus.committing(tx);
      return { result, tx };
    };
    try {
      return await this.source.transaction(body);
    } finally {
      (tx as Tx | null)?.ended();
    }
  }
}
