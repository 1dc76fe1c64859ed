import type { Attachment } from '../../../features/attachments/attachment.entity';
import type { TicketEvent } from '../../../features/tickets/ticket-event.entity';
import type { TicketMessage } from '../../../features/tickets/ticket-message.entity';
import type { TicketRating } from '../../../features/tickets/ticket-rating.entity';
import type { Ticket } from '../../../features/tickets/ticket.entity';
import type { TicketTimer } from '../../../features/timers/ticket-timer.entity';
import type { IdempotencyKey } from '../../../platform/database/idempotency-key.entity';

/** All rows about tickets, as a riot left them; each list in the order of ids. */
export interface Rows {
  readonly tickets: readonly Ticket[];
  readonly events: readonly TicketEvent[];
  readonly messages: readonly TicketMessage[];
  readonly files: readonly Attachment[];
  readonly ratings: readonly TicketRating[];
  readonly timers: readonly TicketTimer[];
  readonly keys: readonly IdempotencyKey[];
}

/** An entry of the log with the words and files that hang on it. */
export interface Entry extends TicketEvent {
  readonly message: TicketMessage | null;
  readonly files: readonly number[];
}

/** Everything about one ticket. */
export interface History {
  readonly ticket: Ticket;
  readonly entries: readonly Entry[];
  readonly ratings: readonly TicketRating[];
  readonly timers: readonly TicketTimer[];
}

/** The rows, ticket by ticket. */
export function historiesOf(rows: Rows): History[] {
  const messageOf = new Map(rows.messages.map((message) => [message.entryId, message]));
  const filesOf = groupBy(rows.files, (file) => file.messageId);
  const entries = rows.events.map((event): Entry => {
    const message = messageOf.get(event.id) ?? null;
    const files = (message && filesOf.get(message.id)) ?? [];
    return { ...event, message, files: files.map(({ id }) => id) };
  });
  const entriesOf = groupBy(entries, (entry) => entry.ticketId);
  const ratingsOf = groupBy(rows.ratings, (rating) => rating.ticketId);
  const timersOf = groupBy(rows.timers, (timer) => timer.ticketId);
  return rows.tickets.map((ticket) => ({
    ticket,
    entries: entriesOf.get(ticket.id) ?? [],
    ratings: ratingsOf.get(ticket.id) ?? [],
    timers: timersOf.get(ticket.id) ?? [],
  }));
}

/** The items by something they have. */
export function groupBy<T, K>(items: readonly T[], of: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(of(item));
    if (group) group.push(item);
    else groups.set(of(item), [item]);
  }
  return groups;
}
