import type { Reader } from '../database/reader';
import { Loaders } from '../graphql/loaders';
import { atMost } from './at-most';
import type { LiveTurn } from './live-feed';

/** Half of the connections to a database: the other half is for whoever asks meanwhile. */
const queuedAtOnce = 5;

/** A pass over everything that waits, which reads by this reader. */
export function newTurn(read: Reader): LiveTurn {
  const made = new Map<string, Promise<unknown>>();
  return {
    loaders: new Loaders(read),
    once: <R>(key: string, make: () => Promise<R>) => {
      const known = made.get(key) ?? make();
      made.set(key, known);
      return known as Promise<R>;
    },
    queued: atMost(queuedAtOnce),
  };
}
