import type { ApiClient, LiveFeed } from './api-client';
import type { ShownTicket } from './documents';

const documents = {
  card: `subscription ($id: Int!) { ticketChanged(id: $id) { refresh ticketId
    ticket { id subject body status } entries { id kind message { body } } } }`,
  list: `subscription ($tab: TicketTab!) { ticketListChanged(tab: $tab) { refresh ticketId matches
    ticket { id subject status } } }`,
  counters: 'subscription { ticketCountersChanged { mine all group unassigned byStatus { status count } } }',
  administration: 'subscription { administrationChanged { kind id refresh } }',
  session: 'subscription { sessionChanged { viewer { id tabs permissions } } }',
} as const;

interface Counters {
  readonly mine: number;
  readonly all: number | null;
  readonly group: number | null;
  readonly unassigned: number | null;
  readonly byStatus: readonly { status: string; count: number }[];
}
/** What subscriptions tell, by the name of the root field; only one of them is there. */
export interface Told {
  readonly ticketChanged?: {
    readonly ticket: Pick<ShownTicket, 'id' | 'status'> | null;
    readonly entries: readonly object[];
  };
  readonly ticketListChanged?: { readonly refresh: boolean; readonly ticket: { readonly id: number } | null };
  readonly ticketCountersChanged?: Counters;
  readonly administrationChanged?: { readonly id: number | null; readonly refresh: boolean };
  readonly sessionChanged?: { readonly viewer: { readonly permissions: string[] } } | null;
}

/** Everything somebody can subscribe to, about one ticket and one tab. */
export interface Watching {
  readonly card: LiveFeed<Told>;
  readonly list: LiveFeed<Told>;
  readonly counters: LiveFeed<Told>;
  readonly session: LiveFeed<Told>;
  /** Null for those who administer nothing. */
  readonly administration: LiveFeed<Told> | null;
}

/** Opens all subscriptions; from then on nothing is missed. */
export async function watch(
  api: ApiClient,
  { ticketId, tab, administers }: { ticketId: number; tab: 'ALL' | 'GROUP'; administers: boolean },
): Promise<Watching> {
  return {
    card: await api.follow<Told>(documents.card, { id: ticketId }),
    list: await api.follow<Told>(documents.list, { tab }),
    counters: await api.follow<Told>(documents.counters),
    session: await api.follow<Told>(documents.session),
    administration: administers ? await api.follow<Told>(documents.administration) : null,
  };
}

/** Reads a feed until it tells what is waited for; 5 s without any event are a failure. */
export async function until(feed: LiveFeed<Told>, isIt: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = await feed.next();
    if (isIt(told)) return told;
  }
}

/** Ends all of it. */
export function unwatch(watching: Watching): void {
  for (const feed of Object.values(watching) as (LiveFeed<Told> | null)[]) feed?.stop();
}

/** The data in frames of a socket. */
export const dataOf = (frames: readonly string[]): Told[] =>
  frames
    .map((frame) => JSON.parse(frame) as { type: string; payload?: { data?: Told | null } })
    .flatMap(({ type, payload }) => (type === 'next' && payload?.data ? [payload.data] : []));

/** Whether something tells of a ticket, a number of tickets or an object of administration. */
export function tellsAnything(told: Told): boolean {
  const { ticketChanged: card, ticketListChanged: list, ticketCountersChanged: counters } = told;
  if (card) return card.ticket !== null || card.entries.length > 0;
  if (list) return list.ticket !== null;
  if (counters) return countsAnything(counters);
  return told.administrationChanged ? !told.administrationChanged.refresh : false;
}

function countsAnything({ mine, all, group, unassigned, byStatus }: Counters): boolean {
  const counts = [mine, all, group, unassigned, ...byStatus.map(({ count }) => count)];
  return counts.some((count) => count !== null && count > 0);
}
