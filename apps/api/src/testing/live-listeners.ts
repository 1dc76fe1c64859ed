import { Topics } from '../platform/live/topics';

const { add, remove } = Topics.prototype;

/**
 * Knows which live topics are listened to: a subscription is in force as soon as it listens, and is gone when it no
 * longer does. Make one before the app is opened, and `restore()` at the end.
 */
export class LiveListeners {
  private readonly counts = new Map<string, number>();

  constructor() {
    const change = (topic: string, by: number) => this.counts.set(topic, this.of(topic) + by);
    const size = (topics: Topics<unknown>, topic: never) => [...topics.of(topic)].length;
    const counted = (method: typeof add) =>
      function (this: Topics<unknown>, topic: never, listener: unknown) {
        const before = size(this, topic);
        method.call(this, topic, listener);
        change(topic, size(this, topic) - before);
      };
    Object.assign(Topics.prototype, { add: counted(add), remove: counted(remove) });
  }

  /** How many listen to this topic now. */
  of(topic: string): number {
    return this.counts.get(topic) ?? 0;
  }

  /** Resolves when exactly so many listen; rejects after 5 s. */
  async until(topic: string, count: number): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (this.of(topic) !== count) {
      if (Date.now() > deadline) throw new Error(`${this.of(topic)} listen to ${topic}, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Begins something that listens to a topic once more, and waits until it does. */
  async begun<T>(topic: string, begin: () => T): Promise<T> {
    const before = this.of(topic);
    const begun = begin();
    await this.until(topic, before + 1);
    return begun;
  }

  restore(): void {
    Object.assign(Topics.prototype, { add, remove });
  }
}
