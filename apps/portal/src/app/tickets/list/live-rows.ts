import { computed, signal, type Signal } from '@angular/core';
import type { TicketRowFragment } from '../ticket.fragments.generated';
import type { ListSort } from './list-query';
import { standsBefore } from './ticket-order';

/** How long a changed row glows. */
export const glowTime = 2_600;

/** A change of a ticket as a list hears of it. */
export interface RowChange {
  readonly ticketId: number;
  readonly ticket: TicketRowFragment | null;
  readonly matches: boolean;
}

/** What is on the screen when a change arrives. */
export interface ShownRows {
  readonly rows: readonly TicketRowFragment[];
  readonly hasNextPage: boolean;
  readonly sort: ListSort;
}

/** What was known of a list when it was asked for again. */
export interface LiveSnapshot {
  readonly left: ReadonlySet<number>;
  readonly waiting: ReadonlySet<number>;
}

type Ids = ReadonlySet<number>;
const none: Ids = new Set();
const plus = (ids: Ids, id: number): Ids => (ids.has(id) ? ids : new Set([...ids, id]));
const minus = (ids: Ids, ...gone: number[]): Ids => new Set([...ids].filter((id) => !gone.includes(id)));

/**
 * Keeps a list calm while tickets change: no row appears, moves or goes by itself, but a row that may no longer be
 * seen. What changed is marked, what is new waits until the reader asks for it.
 */
export class LiveRows {
  private readonly glow = signal<Ids>(none);
  private readonly gone = signal<Ids>(none);
  private readonly arrived = signal<Ids>(none);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private readonly shownIds = computed(() => new Set(this.shown().rows.map(({ id }) => id)));

  /** Rows that changed a moment ago. */
  readonly glowing = this.glow.asReadonly();
  /** Rows that stay on the screen though they no longer belong to the list. */
  readonly left = this.gone.asReadonly();
  /** Tickets a fresh list would show among the loaded rows, but the screen does not. */
  readonly waiting = computed<Ids>(() => minus(this.arrived(), ...this.shownIds()));

  constructor(private readonly shown: Signal<ShownRows>) {}

  /** Takes in a change; true when a row on the screen may no longer be seen and has to go. */
  accept({ ticketId, ticket, matches }: RowChange): boolean {
    const onScreen = this.shownIds().has(ticketId);
    if (!ticket || !matches) this.arrived.update((ids) => minus(ids, ticketId));
    if (!ticket) {
      this.gone.update((ids) => minus(ids, ticketId));
      return onScreen;
    }
    if (onScreen) this.mark(ticketId, matches);
    else if (matches && this.belongsToLoaded(ticket)) this.arrived.update((ids) => plus(ids, ticketId));
    return false;
  }

  /** What is known now, to be given to {@link settle} when the fresh list is here. */
  snapshot(): LiveSnapshot {
    return { left: this.gone(), waiting: this.waiting() };
  }

  /** The list was loaded anew: what was known when it was asked for is in it. New rows glow when `welcome` is set. */
  settle({ left, waiting }: LiveSnapshot, welcome = false): void {
    this.gone.update((ids) => minus(ids, ...left));
    this.arrived.update((ids) => minus(ids, ...waiting));
    if (welcome) waiting.forEach((id) => this.shine(id));
  }

  /** Another list begins, or the list ends. */
  clear(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    for (const ids of [this.glow, this.gone, this.arrived]) ids.set(none);
  }

  private mark(id: number, matches: boolean): void {
    this.gone.update((ids) => (matches ? minus(ids, id) : plus(ids, id)));
    this.shine(id);
  }

  private shine(id: number): void {
    this.glow.update((ids) => plus(ids, id));
    clearTimeout(this.timers.get(id));
    const fade = (): void => {
      this.timers.delete(id);
      this.glow.update((ids) => minus(ids, id));
    };
    this.timers.set(id, setTimeout(fade, glowTime));
  }

  /** A ticket behind the last loaded row comes with its page. */
  private belongsToLoaded(ticket: TicketRowFragment): boolean {
    const { rows, hasNextPage, sort } = this.shown();
    const last = rows.at(-1);
    return !hasNextPage || !last || standsBefore(ticket, last, sort);
  }
}
