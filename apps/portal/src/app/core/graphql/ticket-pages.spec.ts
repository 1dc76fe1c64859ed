import { gql } from 'apollo-angular';
import { createCache } from './cache';
import { addTimelineEntries, forgetTicket } from './ticket-cache';

const ListDocument = gql`
  query List($after: String) {
    tickets(tab: MINE, after: $after) {
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        endCursor
      }
      totalCount
    }
  }
`;
const TimelineDocument = gql`
  query Timeline {
    ticket(id: 1) {
      id
      timeline {
        entries {
          id
        }
        hasEarlier
      }
    }
  }
`;
const page = (ids: number[]) => ({
  tickets: {
    __typename: 'TicketConnection',
    edges: ids.map((id) => ({
      __typename: 'TicketEdge',
      cursor: `c${id}`,
      node: { __typename: 'Ticket', id },
    })),
    pageInfo: { __typename: 'PageInfo', endCursor: `c${ids.at(-1)}` },
    totalCount: 9,
  },
});
const entry = (id: number) => ({ __typename: 'TimelineEntry', id });
const log = (ids: number[], hasEarlier: boolean) => ({
  ticket: {
    __typename: 'Ticket',
    id: 1,
    timeline: { __typename: 'TimelinePage', entries: ids.map(entry), hasEarlier },
  },
});

describe('pages in the cache', () => {
  let cache = createCache();
  const ids = () =>
    cache
      .readQuery<{ tickets: { edges: { node: { id: number } }[] } }>({ query: ListDocument })
      ?.tickets.edges.map(({ node }) => node.id);
  const entries = () => {
    const read = cache.readQuery<ReturnType<typeof log>>({ query: TimelineDocument });
    const timeline = read?.ticket.timeline;
    return timeline && [timeline.entries.map(({ id }) => id), timeline.hasEarlier];
  };

  beforeEach(() => (cache = createCache()));

  it('appends pages and shows a row that moved only once', () => {
    cache.writeQuery({ query: ListDocument, data: page([9, 8, 7]) });
    cache.writeQuery({ query: ListDocument, variables: { after: 'c7' }, data: page([8, 6]) });
    expect(ids()).toEqual([9, 7, 8, 6]);
  });

  it('begins anew with the first page', () => {
    cache.writeQuery({ query: ListDocument, data: page([9, 8, 7]) });
    cache.writeQuery({ query: ListDocument, data: page([10, 9]) });
    expect(ids()).toEqual([10, 9]);
  });

  it('leaves out tickets that are no longer visible', () => {
    cache.writeQuery({ query: ListDocument, data: page([9, 8, 7]) });
    forgetTicket(cache, 8);
    expect(ids()).toEqual([9, 7]);
  });

  it('merges the event log by id, in order, from both ends', () => {
    cache.writeQuery({ query: TimelineDocument, data: log([5, 6], true) });
    cache.writeQuery({ query: TimelineDocument, data: log([3, 4, 5], false) });
    cache.writeQuery({ query: TimelineDocument, data: log([6, 8], true) });
    expect(entries()).toEqual([[3, 4, 5, 6, 8], false]);
  });

  it('leaves no hole after a long absence', () => {
    cache.writeQuery({ query: TimelineDocument, data: log([1, 2], false) });
    cache.writeQuery({ query: TimelineDocument, data: log([8, 9], true) });
    expect(entries()).toEqual([[8, 9], true]);
  });

  it('adds what a subscription brought once', () => {
    cache.writeQuery({ query: TimelineDocument, data: log([5, 6], true) });
    cache.restore({ ...cache.extract(), 'TimelineEntry:7': entry(7) });
    addTimelineEntries(cache, 1, [entry(7)]);
    addTimelineEntries(cache, 1, [entry(7)]);
    expect(entries()).toEqual([[5, 6, 7], true]);
  });
});
