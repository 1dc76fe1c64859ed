import type { EventName, Events } from '../../events';
import type { RaisedEvent, Tx } from '../database/tx';
import type { Logger } from '../logger';

type Within<N extends EventName> = (payload: Events[N], tx: Tx) => Promise<void> | void;
type Live<N extends EventName> = (payload: Events[N]) => Promise<void> | void;
/** A later reaction, repeated until it succeeds: it must not mind running twice. */
export type Durable<N extends EventName> = (payload: Events[N]) => Promise<void>;

/** Writes the events that have durable reactions down, inside the transaction. */
export interface OutboxWriter {
  write(tx: Tx, event: RaisedEvent, reactions: readonly string[]): Promise<void>;
  /** There may be new work. */
  nudge(): void;
}

/**
 * The three verbs of a reaction: `within` the transaction, `live` right after the commit (best effort), and `durable`
 * (after the commit, at least once, through the outbox).
 */
export class EventBus {
  private readonly withinReactions = new Map<EventName, Within<never>[]>();
  private readonly liveReactions = new Map<EventName, Live<never>[]>();
  private readonly durableReactions = new Map<EventName, Map<string, Durable<never>>>();
  private outbox: OutboxWriter | null = null;

  constructor(private readonly logger: Logger) {}

  /** The outbox that stores durable reactions. */
  connectOutbox(outbox: OutboxWriter): void {
    this.outbox = outbox;
  }

  within<N extends EventName>(name: N, reaction: Within<N>): void {
    this.withinReactions.set(name, [...(this.withinReactions.get(name) ?? []), reaction as Within<never>]);
  }

  live<N extends EventName>(name: N, reaction: Live<N>): void {
    this.liveReactions.set(name, [...(this.liveReactions.get(name) ?? []), reaction as Live<never>]);
  }

  /** `key` names the reaction in the outbox and must stay the same over releases. */
  durable<N extends EventName>(name: N, key: string, reaction: Durable<N>): void {
    const reactions = this.durableReactions.get(name) ?? new Map<string, Durable<never>>();
    reactions.set(key, reaction as Durable<never>);
    this.durableReactions.set(name, reactions);
  }

  /** The durable reaction with this key, for the outbox. */
  durableReaction(name: EventName, key: string): Durable<EventName> | undefined {
    return this.durableReactions.get(name)?.get(key) as Durable<EventName> | undefined;
  }

  /** Runs `within` reactions, and those of events they raise, then writes the outbox. */
  async committing(tx: Tx): Promise<void> {
    for (let at = 0; at < tx.raised.length; at++) {
      const event = tx.raised[at]!;
      for (const react of this.withinReactions.get(event.name) ?? []) await react(event.payload as never, tx);
      const keys = [...(this.durableReactions.get(event.name)?.keys() ?? [])];
      if (keys.length) await this.outbox?.write(tx, event, keys);
    }
  }

  /** Runs `live` reactions; their errors are logged and change nothing. */
  committed(events: readonly RaisedEvent[]): void {
    for (const event of events) {
      for (const react of this.liveReactions.get(event.name) ?? []) {
        void Promise.resolve()
          .then(() => react(event.payload as never))
          .catch((error: unknown) =>
            this.logger.error({ err: error, event: event.name }, 'live reaction failed'),
          );
      }
    }
    if (events.some((event) => this.durableReactions.has(event.name))) this.outbox?.nudge();
  }
}
