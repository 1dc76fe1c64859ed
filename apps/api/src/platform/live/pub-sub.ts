import { setMaxListeners } from 'node:events';
import { createPubSub, SlidingBuffer, type PubSub, type PubSubEventTarget } from '@graphql-yoga/subscription';
import type { Logger } from '../logger';
import { redisRelay, type LiveRelay } from './redis-relay';

/** A ticket changed; the entries of its log say how. */
export interface TicketSignal {
  ticketId: number;
  entryIds: number[];
  /** Whoever had the ticket before it was given to somebody else: they may lose sight of it. */
  formerAssigneeId?: number;
}

/** What is told at once to everybody who looks: ids only, the receiver loads what it may see. */
export type LiveChannels = {
  /** A ticket changed, for lists. */
  tickets: [payload: TicketSignal];
  /** The ticket with this id changed. */
  ticket: [ticketId: number, payload: TicketSignal];
  /** Rights, account or sessions of this user changed. */
  user: [userId: number, payload: { userId: number; endedSessionId?: number }];
};

/** Best-effort news for open subscriptions, of this node and, through Redis, of all others. */
export interface LivePubSub extends PubSub<LiveChannels> {
  close(): Promise<void>;
}

/** A reader that is slower than this many events loses the oldest ones. */
const patience = 1_000;

/**
 * Subscribers of this node are served directly, so they never depend on Redis; with `redisUrl` every event also goes
 * to the other nodes.
 */
export function createLivePubSub(redisUrl: string | undefined, logger: Logger): LivePubSub {
  const local = new EventTarget();
  // Many readers of one topic are no leak.
  setMaxListeners(0, local);
  const deliver = (topic: string, detail: unknown) => local.dispatchEvent(new CustomEvent(topic, { detail }));
  const relay: LiveRelay | null = redisUrl ? redisRelay(redisUrl, logger, deliver) : null;
  const eventTarget = {
    addEventListener: local.addEventListener.bind(local),
    removeEventListener: local.removeEventListener.bind(local),
    dispatchEvent: ({ type, detail }: CustomEvent) => {
      relay?.send(type, detail);
      return deliver(type, detail);
    },
  } as PubSubEventTarget<LiveChannels>;
  return {
    publish: createPubSub<LiveChannels>({ eventTarget }).publish,
    // A buffer serves one reader: shared, it would mix them; without one, a slow reader ends in an error.
    subscribe: (...topic) =>
      createPubSub<LiveChannels>({ eventTarget, repeaterBuffer: new SlidingBuffer(patience) }).subscribe(
        ...topic,
      ),
    close: async () => relay?.close(),
  };
}
