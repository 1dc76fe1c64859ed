import type { WebSocket } from 'ws';

/** How many sockets a node holds at most. */
export const socketLimits = {
  /** Of one person: every tab of a browser has one. */
  ofUser: 50,
  /** From one address before they have said who they are, which takes a moment; all return at once after a restart. */
  silent: 1_000,
};
/** Close code for one socket too many; clients come back later. */
const tooManySockets = { code: 1013, reason: 'Too many sockets' };

/** Counts sockets by the address they come from until they introduce themselves, and then by their owner. */
export class SocketLimits {
  private readonly silent: Counter<string>;
  private readonly users: Counter<number>;
  private readonly release = new WeakMap<WebSocket, () => void>();

  constructor(max: { readonly ofUser: number; readonly silent: number } = socketLimits) {
    this.silent = new Counter(max.silent);
    this.users = new Counter(max.ofUser);
  }

  /** False when too many sockets of this address are silent. */
  mayOpen(address: string): boolean {
    return this.silent.hasRoom(address);
  }

  /** Counts a socket until it closes. */
  open(socket: WebSocket, address: string): void {
    this.release.set(socket, this.silent.take(address));
    socket.once('close', () => this.release.get(socket)?.());
  }

  /** The socket is this person's from now on. False when it has closed meanwhile, or is closed: they have too many. */
  introduce(socket: WebSocket, userId: number): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    if (!this.users.hasRoom(userId)) {
      socket.close(tooManySockets.code, tooManySockets.reason);
      return false;
    }
    this.release.get(socket)?.();
    this.release.set(socket, this.users.take(userId));
    return true;
  }
}

class Counter<K> {
  private readonly counts = new Map<K, number>();
  constructor(private readonly max: number) {}

  hasRoom(key: K): boolean {
    return (this.counts.get(key) ?? 0) < this.max;
  }

  /** Counts one more; the returned function counts it off. */
  take(key: K): () => void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    return () => {
      const left = this.counts.get(key)! - 1;
      if (left) this.counts.set(key, left);
      else this.counts.delete(key);
    };
  }
}
