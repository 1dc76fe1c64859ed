import { Repeater } from '@graphql-yoga/subscription';

/** What `make` returns when nothing may be told. */
export type Silent = null;

/**
 * What `make` makes of each event, one after the other; nothing where it makes nothing. `end()` ends the stream after
 * what is being made. When the reader leaves, the source is left at once: an async generator would keep listening
 * until one more event comes.
 */
export function eachEvent<T, R>(
  source: AsyncIterable<T>,
  make: (event: T, end: () => void) => Promise<R | Silent>,
): AsyncIterable<R> {
  return new Repeater<R>(async (push, stop) => {
    const events = source[Symbol.asyncIterator]();
    let ended = false;
    const end = () => void (ended = true);
    void stop.then(() => {
      end();
      void events.return?.();
    });
    while (!ended) {
      const step = await events.next();
      if (step.done) break;
      const result = await make(step.value, end);
      if (result !== null) await push(result);
    }
    stop();
  });
}
