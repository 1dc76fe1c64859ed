import type { Logger } from '../logger';
import { redisRelay } from './redis-relay';
import type { LiveSignal } from './signals';

/** Best-effort news between the parts of this node and, through Redis, all others. */
export interface LivePubSub {
  /** Tells every listener of every node; those of this node before it returns. */
  publish(signal: LiveSignal): void;
  /** Hears everything from now on; the answer stops it. */
  listen(listener: (signal: LiveSignal) => void): () => void;
  close(): void;
}

/**
 * Listeners of this node are served directly, so they never depend on Redis; with `redisUrl` every signal also goes to
 * the other nodes. After Redis was away, every node hears `missed`.
 */
export function createLivePubSub(redisUrl: string | undefined, logger: Logger): LivePubSub {
  const listeners = new Set<(signal: LiveSignal) => void>();
  const deliver = (signal: LiveSignal) => {
    for (const listener of listeners) listener(signal);
  };
  const relay = redisUrl ? redisRelay(redisUrl, logger, deliver) : null;
  return {
    publish: (signal) => {
      relay?.send(signal);
      deliver(signal);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => relay?.close(),
  };
}
