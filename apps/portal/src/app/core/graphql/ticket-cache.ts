import type { ApolloCache, Reference } from '@apollo/client/cache';

interface Timeline {
  readonly entries: readonly Reference[];
  readonly hasEarlier: boolean;
}

const ticketRef = (cache: ApolloCache, id: number): string | undefined =>
  cache.identify({ __typename: 'Ticket', id });

/** Adds entries that a subscription brought to the event log of a ticket, wherever it is shown. */
export function addTimelineEntries(
  cache: ApolloCache,
  ticketId: number,
  entries: readonly { id: number }[],
): void {
  if (entries.length === 0) return;
  cache.modify<{ timeline: Timeline }>({
    id: ticketRef(cache, ticketId),
    fields: {
      timeline: (stored, { toReference, readField }) => {
        const timeline = stored as Timeline;
        const refs = entries.map(({ id }) => toReference({ __typename: 'TimelineEntry', id }) as Reference);
        const idOf = (ref: Reference): number => readField<number>('id', ref) ?? 0;
        const byId = new Map([...timeline.entries, ...refs].map((ref) => [idOf(ref), ref]));
        return { ...timeline, entries: [...byId].sort(([a], [b]) => a - b).map(([, ref]) => ref) };
      },
    },
  });
}

/** Removes a ticket that is no longer visible: it leaves every list, and its card asks the API again. */
export function forgetTicket(cache: ApolloCache, ticketId: number): void {
  cache.evict({ id: ticketRef(cache, ticketId) });
  cache.gc();
}
