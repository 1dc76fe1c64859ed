import type { ApolloClient } from '@apollo/client/core';
import { limits } from '@supportal/domain';
import {
  TicketListDocument,
  type TicketListQuery,
  type TicketListQueryVariables,
} from './ticket-list.generated';

type Edge = TicketListQuery['tickets']['edges'][number];

/** How many rows of a list are known, null when it was never asked for. */
export function rowsInCache(client: ApolloClient, variables: TicketListQueryVariables): number | null {
  const known = client.readQuery<TicketListQuery>({ query: TicketListDocument, variables });
  return known ? known.tickets.edges.length : null;
}

/** Asks for the first `count` rows past the cache, so that a list on the screen can be replaced in one step. */
export async function loadRows(
  client: ApolloClient,
  variables: TicketListQueryVariables,
  count: number,
): Promise<TicketListQuery> {
  const edges = new Map<number, Edge>();
  let after: string | null = null;
  for (;;) {
    const first = Math.min(count - edges.size, limits.pageSize);
    const page: TicketListQuery = await loadPage(client, { ...variables, first, after });
    for (const edge of page.tickets.edges) edges.set(edge.node.id, edge);
    after = page.tickets.pageInfo.endCursor;
    if (!page.tickets.pageInfo.hasNextPage || edges.size >= count || page.tickets.edges.length === 0)
      return { ...page, tickets: { ...page.tickets, edges: [...edges.values()] } };
  }
}

async function loadPage(client: ApolloClient, variables: TicketListQueryVariables): Promise<TicketListQuery> {
  const { data } = await client.query({ query: TicketListDocument, variables, fetchPolicy: 'no-cache' });
  return data as TicketListQuery;
}
