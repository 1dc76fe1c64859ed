import DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/context';
import type { Viewer } from '../../access/viewer';

/** A session that is alive now, with the rights of now. */
export interface LivePresence {
  readonly viewer: Viewer;
}

/**
 * Lets events through to a subscriber only while the session lives, and with the rights of the moment of delivery.
 * The checks of all subscribers in one turn are one statement.
 */
export class LiveGate {
  private readonly presence: DataLoader<number, LivePresence | null>;

  constructor(alive: (sessionIds: readonly number[]) => Promise<ReadonlyMap<number, LivePresence>>) {
    this.presence = new DataLoader<number, LivePresence | null>(
      async (ids) => {
        const found = await alive([...new Set(ids)]);
        return ids.map((id) => found.get(id) ?? null);
      },
      { cache: false, maxBatchSize: 500 },
    );
  }

  /** The events of `source`, each after `context` was renewed; ends when the session has ended. */
  async *pass<T>(context: RequestContext, source: AsyncIterable<T>): AsyncGenerator<T, void> {
    for await (const event of source) {
      if (!context.session) return;
      const presence = await this.presence.load(context.session.id);
      if (!presence) return;
      context.renew(presence.viewer);
      yield event;
    }
  }
}
