import type { LiveSignal, TicketSignal, UserSignal } from './signals';

/** Signals of one ticket may wait together in so many entries; beyond that, reading anew is cheaper than telling. */
const mostWaiting = 5_000;

/** What happened since the last turn. Signals about one ticket, or one user, are one piece of news. */
export class WaitingNews {
  private readonly tickets = new Map<number, TicketSignal>();
  private readonly users = new Map<number, UserSignal>();
  /** News may have been lost: everybody has to look anew. */
  private lost = false;

  /** Takes a signal in. */
  add(signal: LiveSignal): void {
    if (signal.name === 'missed') this.lose();
    else if (signal.name === 'user') this.users.set(signal.userId, { userId: signal.userId });
    else if (!this.lost) this.addTicket(signal);
  }

  private addTicket(signal: TicketSignal): void {
    const before = this.tickets.get(signal.ticketId);
    if (!before && this.tickets.size >= mostWaiting) return this.lose();
    this.tickets.set(signal.ticketId, merged(before, signal));
  }

  private lose(): void {
    this.lost = true;
    this.tickets.clear();
  }

  get isEmpty(): boolean {
    return !this.lost && !this.tickets.size && !this.users.size;
  }

  /** Everything that waits; nothing waits afterwards. */
  take(): { tickets: TicketSignal[]; users: UserSignal[]; missed: boolean } {
    const taken = {
      tickets: [...this.tickets.values()],
      users: [...this.users.values()],
      missed: this.lost,
    };
    this.tickets.clear();
    this.users.clear();
    this.lost = false;
    return taken;
  }
}

const merged = (before: TicketSignal | undefined, signal: TicketSignal): TicketSignal => ({
  ticketId: signal.ticketId,
  entryIds: [...(before?.entryIds ?? []), ...signal.entryIds],
});
