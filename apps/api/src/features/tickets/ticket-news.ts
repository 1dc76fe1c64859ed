import { ticketPolicy, type TicketFacts } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import { byId, type Loaders } from '../../platform/graphql/loaders';
import type { TicketSignal } from '../../platform/live/signals';
import { TicketEvent } from './ticket-event.entity';
import { shownFacts } from './ticket-facts';
import { Ticket } from './ticket.entity';

const ticketById = byId(Ticket);
const entryById = byId(TicketEvent);

/** A ticket that changed, read once for all subscribers who hear of it. */
export interface TicketNews {
  readonly ticketId: number;
  readonly ticket: Ticket | null;
  readonly facts: TicketFacts | null;
  /** What the change added to the log, oldest first; not everybody may see all of it. */
  readonly entries: readonly TicketEvent[];
  /** Whoever had the ticket before one of these entries gave it to somebody else. */
  readonly formerAssigneeIds: readonly number[];
}

/** Reads what subscribers must know of a changed ticket. */
export async function readTicketNews(signal: TicketSignal, loaders: Loaders): Promise<TicketNews> {
  const { ticketId } = signal;
  const [ticket, found] = await Promise.all([
    loaders.load(ticketById, ticketId),
    Promise.all(signal.entryIds.map((id) => loaders.load(entryById, id))),
  ]);
  const facts = ticket && (await shownFacts(loaders, ticket));
  const entries = found.filter((entry) => entry !== null).sort((a, b) => a.id - b.id);
  // Taking a ticket assigns it too: the log knows, whatever the change was called.
  const formerAssigneeIds = entries.flatMap(({ oldAssigneeId }) => oldAssigneeId ?? []);
  return { ticketId, ticket, facts, entries, formerAssigneeIds };
}

/** Internal entries are for people of the provider only. */
export const seenEntries = (viewer: Viewer, { entries }: TicketNews): readonly TicketEvent[] =>
  viewer.isProvider ? entries : entries.filter((entry) => !entry.internal);

/** True when the viewer may see the ticket as it is now. */
export const isSeen = (viewer: Viewer, { facts }: TicketNews): boolean =>
  facts !== null && ticketPolicy['ticket.read'](viewer, facts);

/** True when the viewer could see it before the change: only they may learn that it is gone. */
export const wasSeen = (viewer: Viewer, { facts, formerAssigneeIds }: TicketNews): boolean =>
  facts !== null &&
  formerAssigneeIds.includes(viewer.id) &&
  ticketPolicy['ticket.read'](
    viewer,
    Object.assign(Object.create(facts) as TicketFacts, { assigneeId: viewer.id }),
  );

/** What the viewer personally has to do with the ticket; the rest is the same for their whole audience. */
export const relationTo = (viewer: Viewer, { ticket }: TicketNews): string =>
  `${ticket?.authorId === viewer.id ? 'author' : ''}${ticket?.assigneeId === viewer.id ? 'assignee' : ''}`;
