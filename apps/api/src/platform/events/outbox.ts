import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventName } from '../../events';
import type { Clock } from '../clock';
import type { Reader } from '../database/reader';
import { raw, sql } from '../database/sql';
import type { RaisedEvent, Tx } from '../database/tx';
import type { UnitOfWork } from '../database/unit-of-work';
import type { Logger } from '../logger';
import type { EventBus, OutboxWriter } from './event-bus';
import { OutboxEntry } from './outbox-entry.entity';

const second = 1_000;
/** Nobody else touches a claimed row for this long; a running reaction renews it. */
const lease = 60 * second;
const renewal = lease / 3;
const firstDelay = 5 * second;
const longestDelay = 3_600 * second;
// A row is tried for about a week: an outage of the mail server over a long weekend loses no letter.
const maxAttempts = 180;
const batch = 40;
const workers = 4;
/** Where rows lie that are not tried again: kept for people to look at. */
const never = new Date('9000-01-01T00:00:00.000Z');

const delayAfter = (attempts: number): number => Math.min(firstDelay * 2 ** (attempts - 1), longestDelay);

/**
 * Does durable reactions: at least once, each row by one worker at a time. A row is claimed by a conditional update
 * that pushes its time ahead as a lease, so what a crash left is found again.
 */
export class Outbox implements OutboxWriter {
  private running: Promise<void> | null = null;
  private again = false;
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly read: Reader,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async write(tx: Tx, event: RaisedEvent, reactions: readonly string[]): Promise<void> {
    const now = this.clock.now();
    for (const reaction of reactions) {
      const entry = {
        event: event.name,
        reaction,
        payload: event.payload,
        attempts: 0,
        nextAttemptAt: now,
        createdAt: now,
      };
      await tx.insert(OutboxEntry, entry);
    }
  }

  nudge(): void {
    this.sweep().catch((error: unknown) => this.logger.error({ err: error }, 'outbox sweep failed'));
  }

  /** Does all that is due; calls during a sweep are one more round of it. */
  sweep(): Promise<void> {
    if (this.stopping) return Promise.resolve();
    this.again = true;
    this.running ??= this.rounds().finally(() => (this.running = null));
    return this.running;
  }

  /** Waits until nothing is being done any more. */
  async drain(): Promise<void> {
    while (this.running) await this.running.catch(() => undefined);
  }

  /** Finishes the reactions that run and begins no others. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.drain();
  }

  private async rounds(): Promise<void> {
    // Several nudges of one moment are one sweep.
    await nextTurn();
    while (this.again && !this.stopping) {
      this.again = false;
      if (await this.round()) this.again = true;
    }
  }

  /** One batch; true when it did something, so that there may be more. */
  private async round(): Promise<boolean> {
    const due = await this.due();
    let done = 0;
    const worker = async () => {
      for (let entry = due.shift(); entry && !this.stopping; entry = due.shift()) {
        if (await this.attempt(entry)) done++;
      }
    };
    await Promise.all(Array.from({ length: workers }, worker));
    return done > 0;
  }

  private async due(): Promise<OutboxEntry[]> {
    const ids = await this.read.rows<{ id: number }>(
      sql`SELECT id FROM outbox_entry WHERE nextAttemptAt <= ${this.clock.now()}
          ORDER BY nextAttemptAt, id LIMIT ${raw(String(batch))}`,
    );
    const entries = await this.read.byIds(
      OutboxEntry,
      ids.map(({ id }) => id),
    );
    return entries.sort((a, b) => a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime() || a.id - b.id);
  }

  /** True when the row was ours to do. */
  private async attempt(entry: OutboxEntry): Promise<boolean> {
    if (entry.attempts >= maxAttempts)
      return this.change(entry, { nextAttemptAt: never }).then((ours) => ours && this.bury(entry));
    const mine = { ...entry, attempts: entry.attempts + 1, nextAttemptAt: this.leaseEnd() };
    if (!(await this.change(entry, { attempts: mine.attempts, nextAttemptAt: mine.nextAttemptAt })))
      return false;
    const renewing = setInterval(() => this.renew(mine), renewal);
    try {
      await this.react(mine);
    } catch (error) {
      clearInterval(renewing);
      await this.failed(mine, error);
      return true;
    } finally {
      clearInterval(renewing);
    }
    await this.uow.run((tx) => tx.remove(OutboxEntry, { id: mine.id, attempts: mine.attempts }));
    return true;
  }

  private async react({ event, reaction, payload }: OutboxEntry): Promise<void> {
    const react = this.bus.durableReaction(event as EventName, reaction);
    // A newer node may have written it: the row waits for one that knows it.
    if (!react) throw new Error(`Nothing reacts to ${event} as ${reaction} here.`);
    await react(payload as never);
  }

  private async failed(entry: OutboxEntry, error: unknown): Promise<void> {
    const dead = entry.attempts >= maxAttempts;
    const nextAttemptAt = dead ? never : new Date(this.clock.now().getTime() + delayAfter(entry.attempts));
    // By attempts alone: renewals of the lease move its time, and another attempt would have raised the number.
    const ours = await this.uow.run((tx) =>
      tx.manager.update(OutboxEntry, { id: entry.id, attempts: entry.attempts }, { nextAttemptAt }),
    );
    if (!ours.affected) return;
    if (dead) this.bury(entry, error);
    else
      this.logger.warn(
        { ...facts(entry), err: error, nextAttemptAt },
        'durable reaction failed, it will be repeated',
      );
  }

  private bury(entry: OutboxEntry, error?: unknown): true {
    this.logger.error(
      { ...facts(entry), err: error },
      'durable reaction is given up, its outbox row is kept',
    );
    return true;
  }

  private renew(entry: OutboxEntry): void {
    this.uow
      .run((tx) =>
        tx.manager.update(
          OutboxEntry,
          { id: entry.id, attempts: entry.attempts },
          { nextAttemptAt: this.leaseEnd() },
        ),
      )
      .catch((error: unknown) =>
        this.logger.warn({ ...facts(entry), err: error }, 'outbox lease was not renewed'),
      );
  }

  /** Changes the row if it is as it was read: of several workers one succeeds. */
  private async change(
    seen: OutboxEntry,
    values: Partial<Pick<OutboxEntry, 'attempts' | 'nextAttemptAt'>>,
  ): Promise<boolean> {
    const { id, attempts, nextAttemptAt } = seen;
    const outcome = await this.uow.run((tx) =>
      tx.manager.update(OutboxEntry, { id, attempts, nextAttemptAt }, values),
    );
    return outcome.affected === 1;
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + lease);
  }
}

const facts = ({ id, event, reaction, attempts }: OutboxEntry) => ({
  entryId: id,
  event,
  reaction,
  attempts,
});
