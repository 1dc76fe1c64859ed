import type { LiveSignal, TicketSignal, UserSignal } from './signals';

/** So many entries, of all tickets together, may wait to be told; beyond that, looking anew is cheaper. */
const mostWaiting = 5_000;

interface WaitingTicket extends TicketSignal {
  readonly entryIds: number[];
}

/** What happened since the last turn. Signals about one ticket, or one user, are one piece of news. */
export class WaitingNews {
  private readonly tickets = new Map<number, WaitingTicket>();
  /** Entries of these tickets; a signal without any counts as one. */
  private entries = 0;
  private readonly users = new Map<number, UserSignal>();
  /** News may have been lost: everybody has to look anew. */
  private lost = false;

  /** Takes a signal in. */
  add(signal: LiveSignal): void {
    if (signal.name === 'missed') this.lose();
    else if (signal.name === 'user') this.users.set(signal.userId, { userId: signal.userId });
    else if (!this.lost) this.addTicket(signal);
  }

  private addTicket({ ticketId, entryIds }: TicketSignal): void {
    this.entries += entryIds.length || 1;
    if (this.entries > mostWaiting) return this.lose();
    const before = this.tickets.get(ticketId);
    if (!before) this.tickets.set(ticketId, { ticketId, entryIds: [...entryIds] });
    else for (const id of entryIds) before.entryIds.push(id);
  }

  private lose(): void {
    this.lost = true;
    this.forgetTickets();
  }

  private forgetTickets(): void {
    this.tickets.clear();
    this.entries = 0;
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
    this.forgetTickets();
    this.users.clear();
    this.lost = false;
    return taken;
  }
}
