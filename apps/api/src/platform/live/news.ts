import type { AdministrationSignal, LiveSignal, TicketSignal, UserSignal } from './signals';

/** So many entries, of all tickets together, may wait to be told; beyond that, looking anew is cheaper. */
const mostWaiting = 5_000;

interface WaitingTicket extends TicketSignal {
  readonly entryIds: number[];
}

/** The same for things that administrators look at. */
const mostChanges = 500;

/** What happened since the last turn. Signals about one ticket, or one user, are one piece of news. */
export class WaitingNews {
  private readonly tickets = new Map<number, WaitingTicket>();
  /** Entries of these tickets; a signal without any counts as one. */
  private entries = 0;
  private readonly users = new Map<number, UserSignal>();
  private readonly changes = new Map<string, AdministrationSignal>();
  /** News may have been lost: everybody has to look anew. */
  private lost = false;

  /** Takes a signal in. */
  add(signal: LiveSignal): void {
    if (signal.name === 'missed') this.lose();
    else if (signal.name === 'user') this.users.set(signal.userId, { userId: signal.userId });
    else if (this.lost) return;
    else if (signal.name === 'administration') this.addChange(signal);
    else this.addTicket(signal);
  }

  private addTicket({ ticketId, entryIds }: TicketSignal): void {
    this.entries += entryIds.length || 1;
    if (this.entries > mostWaiting) return this.lose();
    const before = this.tickets.get(ticketId);
    if (!before) this.tickets.set(ticketId, { ticketId, entryIds: [...entryIds] });
    else for (const id of entryIds) before.entryIds.push(id);
  }

  private addChange({ kind, id, organizationId }: AdministrationSignal): void {
    this.changes.set(`${kind} ${id}`, { kind, id, organizationId });
    if (this.changes.size > mostChanges) this.lose();
  }

  private lose(): void {
    this.lost = true;
    this.changes.clear();
    this.forgetTickets();
  }

  private forgetTickets(): void {
    this.tickets.clear();
    this.entries = 0;
  }

  get isEmpty(): boolean {
    return !this.lost && !this.tickets.size && !this.users.size && !this.changes.size;
  }

  /** Everything that waits; nothing waits afterwards. */
  take(): {
    tickets: TicketSignal[];
    users: UserSignal[];
    changes: AdministrationSignal[];
    missed: boolean;
  } {
    const taken = {
      tickets: [...this.tickets.values()],
      users: [...this.users.values()],
      changes: [...this.changes.values()],
      missed: this.lost,
    };
    this.forgetTickets();
    this.changes.clear();
    this.users.clear();
    this.lost = false;
    return taken;
  }
}
