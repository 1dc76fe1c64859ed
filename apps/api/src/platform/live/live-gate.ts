import DataLoader from 'dataloader';
import type { Caller, RequestContext, SignedInSession } from '../graphql/context';
import { eachEvent, type Silent } from './events';

/** A session that is alive now, with the rights of now. */
export interface LivePresence<V extends Caller> {
  readonly session: SignedInSession;
  readonly viewer: V;
}

/**
 * Lets events through to a subscriber only while the session lives, and with the rights of the moment of delivery.
 * The checks of all subscribers in one turn are one statement.
 */
export class LiveGate<V extends Caller> {
  private readonly presence: DataLoader<number, LivePresence<V> | null>;

  constructor(alive: (sessionIds: readonly number[]) => Promise<ReadonlyMap<number, LivePresence<V>>>) {
    this.presence = new DataLoader<number, LivePresence<V> | null>(
      async (ids) => {
        const found = await alive([...new Set(ids)]);
        return ids.map((id) => found.get(id) ?? null);
      },
      { cache: false, maxBatchSize: 500 },
    );
  }

  /**
   * What `make` makes of each event of `source`, after `context` was renewed. Ends when the session has ended, or may
   * do nothing any more but change its password.
   */
  pass<T, R>(
    context: RequestContext<V>,
    source: AsyncIterable<T>,
    make: (event: T, end: () => void) => Promise<R | Silent>,
  ): AsyncIterable<R> {
    return eachEvent(source, async (event, end) => {
      const presence = context.session && (await this.presence.load(context.session.id));
      if (!presence || presence.session.mustChangePassword) return (end(), null);
      context.renew(presence.viewer);
      return make(event, end);
    });
  }
}
