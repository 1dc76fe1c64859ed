import { gql } from 'apollo-angular';
import { createCache } from './cache';

const CardDocument = gql`
  query Card {
    ticket(id: 5) {
      id
      version
      status
      deadline {
        at
        startedAt
      }
      timeline {
        entries {
          id
        }
        hasEarlier
      }
    }
  }
`;
const BodyDocument = gql`
  query Body {
    ticket(id: 5) {
      id
      version
      status
      body
    }
  }
`;
const ClockDocument = gql`
  query Clock {
    ticket(id: 5) {
      id
      status
    }
  }
`;
const EventDocument = gql`
  subscription Event {
    ticketChanged(id: 5) {
      ticketId
      ticket {
        id
        version
        status
      }
    }
  }
`;
const card = (version: number, status: string, ...entries: number[]) => ({
  ticket: {
    __typename: 'Ticket',
    id: 5,
    version,
    status,
    deadline: { __typename: 'Deadline', at: `at ${version}`, startedAt: 'begin' },
    timeline: {
      __typename: 'TimelinePage',
      entries: entries.map((id) => ({ __typename: 'TimelineEntry', id })),
      hasEarlier: false,
    },
  },
});

describe('a ticket in the cache', () => {
  let cache = createCache();
  const shown = () => cache.readQuery<ReturnType<typeof card>>({ query: CardDocument })?.ticket;
  const answer = (data: object, query = CardDocument): void => void cache.writeQuery({ query, data });
  const tell = (version: number, status: string): void => {
    const ticket = { __typename: 'Ticket', id: 5, version, status };
    const result = { ticketChanged: { __typename: 'TicketChange', ticketId: 5, ticket } };
    cache.write({ query: EventDocument, result, dataId: 'ROOT_SUBSCRIPTION' });
  };

  beforeEach(() => {
    cache = createCache();
    answer(card(2, 'NEW', 1));
  });

  it('stays as a change told it when an older answer arrives late', () => {
    tell(3, 'IN_PROGRESS');
    answer(card(2, 'NEW', 1));
    expect(shown()).toMatchObject({ version: 3, status: 'IN_PROGRESS' });
  });

  it('shows the late answer to nobody, not even for a moment', () => {
    const seen: unknown[] = [];
    tell(3, 'IN_PROGRESS');
    cache.watch<ReturnType<typeof card>>({
      query: CardDocument,
      optimistic: true,
      callback: ({ result }) => seen.push(result?.ticket?.status),
    });
    answer(card(2, 'NEW', 1, 2));
    expect(new Set(seen)).toEqual(new Set(['IN_PROGRESS']));
  });

  it('is completed by an older answer, also by entries of its log', () => {
    tell(3, 'IN_PROGRESS');
    answer(card(2, 'NEW', 1, 2));
    answer(
      { ticket: { __typename: 'Ticket', id: 5, version: 2, status: 'NEW', body: 'Текст' } },
      BodyDocument,
    );
    expect(shown()?.timeline.entries.map(({ id }) => id)).toEqual([1, 2]);
    expect(cache.readQuery({ query: BodyDocument })).toMatchObject({
      ticket: { version: 3, status: 'IN_PROGRESS', body: 'Текст' },
    });
  });

  it('takes a newer answer, one of the same version and one that tells none', () => {
    answer(card(3, 'IN_PROGRESS', 1));
    expect(shown()).toMatchObject({ status: 'IN_PROGRESS', deadline: { at: 'at 3' } });
    answer(card(3, 'AWAITING_INFO', 1));
    expect(shown()?.status).toBe('AWAITING_INFO');
    answer({ ticket: { __typename: 'Ticket', id: 5, status: 'CLOSED' } }, ClockDocument);
    expect(shown()?.status).toBe('CLOSED');
  });
});
