import type { FieldMergeFunction, InMemoryCache, Reference } from '@apollo/client/cache';
import { ticketPages, timelinePages } from './ticket-pages';
import { VersionedCache } from './versioned-cache';

interface StoredDeadline {
  readonly at?: string;
  readonly startedAt?: string;
}

/** A deadline that moved replaces the old one whole; the same deadline asked for with other fields is completed. */
const mergeDeadline: FieldMergeFunction<StoredDeadline> = (existing, incoming) =>
  existing && incoming && existing.at === incoming.at && existing.startedAt === incoming.startedAt
    ? { ...existing, ...incoming }
    : incoming;

/** A new, empty cache of the portal. */
export function createCache(): InMemoryCache {
  return new VersionedCache({
    typePolicies: {
      Query: {
        fields: {
          tickets: ticketPages,
          ticket: {
            read: (existing: Reference | undefined, { args, toReference }) =>
              existing ?? toReference({ __typename: 'Ticket', id: args?.['id'] as number }),
          },
        },
      },
      // One of each per person: what a subscription brings replaces what the query brought.
      Session: { keyFields: [] },
      TicketCounters: { keyFields: [] },
      Ticket: {
        fields: {
          timeline: timelinePages,
          deadline: { merge: mergeDeadline },
          // Lists of one ticket: the newest one counts as it is.
          abilities: { merge: false },
          transitions: { merge: false },
          attachments: { merge: false },
          ratings: { merge: false },
        },
      },
    },
  });
}
