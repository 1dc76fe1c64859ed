import type { Signal } from '@angular/core';
import type { TicketCardFragment, TimelineEntryFragment } from '../ticket.fragments.generated';

/** A ticket as its card shows it. */
export type CardTicket = TicketCardFragment;

/** An entry of the event log of a ticket. */
export type Entry = TimelineEntryFragment;

/** The ticket on the screen, as live as the screen: for dialogs that stay open while it changes. */
export interface TicketView {
  readonly ticket: Signal<CardTicket>;
  readonly entries: Signal<readonly Entry[]>;
  /** Asks the API what the ticket is now. */
  readonly refresh: () => Promise<void>;
}

/** Id of the newest public entry with a message, null when there is none. */
export const newestMessageId = (entries: readonly Entry[]): number | null =>
  entries.findLast(({ message }) => message && !message.internal)?.id ?? null;
