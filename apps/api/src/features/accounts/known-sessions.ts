import type { Clock } from '../../platform/clock';
import type { WriteWatch } from '../../platform/database/write-watch';

interface Entry<T> {
  readonly known: T;
  readonly mark: number;
  readonly readAt: number;
}

const cacheSize = 20_000;

/**
 * Sessions that were read a moment ago, by the hashes of their tokens: believed until this process changes a session,
 * an account or an organization, and no longer than `trust` milliseconds, in case another process does.
 */
export class KnownSessions<T> {
  private readonly entries = new Map<string, Entry<T>>();
  constructor(
    private readonly watch: WriteWatch,
    private readonly clock: Clock,
    private readonly trust: number,
  ) {}

  /** What is known of this session, or what `read` says now; what is not there is asked for every time. */
  async of(tokenHash: string, read: () => Promise<T | null>): Promise<T | null> {
    // Before reading: what is written meanwhile makes the answer old already.
    const { mark } = this.watch;
    const now = this.clock.now().getTime();
    const entry = this.entries.get(tokenHash);
    if (entry && entry.mark === mark && Math.abs(now - entry.readAt) < this.trust) return entry.known;
    const known = await read();
    if (known && mark !== null && this.trust) this.remember(tokenHash, { known, mark, readAt: now });
    else this.entries.delete(tokenHash);
    return known;
  }

  private remember(tokenHash: string, entry: Entry<T>): void {
    if (this.entries.size >= cacheSize) this.entries.clear();
    this.entries.set(tokenHash, entry);
  }
}
