import type { LiveTopic } from './live-feed';

/** Who listens to what. */
export class Topics<S> {
  private readonly listeners = new Map<LiveTopic, Set<S>>();

  /** Begins to listen. */
  add(topic: LiveTopic, listener: S): void {
    const set = this.listeners.get(topic);
    if (set) set.add(listener);
    else this.listeners.set(topic, new Set([listener]));
  }

  /** Stops listening. */
  remove(topic: LiveTopic, listener: S): void {
    const set = this.listeners.get(topic);
    if (!set?.delete(listener)) return;
    if (!set.size) this.listeners.delete(topic);
  }

  /** Everybody who listens to the topic now. */
  of(topic: LiveTopic): Iterable<S> {
    return this.listeners.get(topic) ?? [];
  }

  /** Everybody who listens to anything, each once. */
  all(): Set<S> {
    return new Set([...this.listeners.values()].flatMap((set) => [...set]));
  }
}
