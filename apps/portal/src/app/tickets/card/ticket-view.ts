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

/** Id of the newest entry shown, 0 when there is none: a public message after it is news. */
export const newestEntryId = (entries: readonly Entry[]): number => entries.at(-1)?.id ?? 0;
