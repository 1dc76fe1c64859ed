import type { FieldPolicy, Reference, StoreObject } from '@apollo/client/cache';

interface StoredEdge {
  readonly node: Reference | StoreObject;
}
interface StoredConnection {
  readonly edges: readonly StoredEdge[];
}
interface StoredTimeline {
  readonly entries: readonly Reference[];
  readonly hasEarlier: boolean;
}

/**
 * Pages of a list of tickets as one list per tab, filter and sort. A row that moved while pages were loaded
 * stands once, where the newest page has it; rows that were evicted are left out.
 */
export const ticketPages: FieldPolicy<StoredConnection> = {
  keyArgs: ['tab', 'filter', 'sort'],
  merge(existing, incoming, { args, readField }) {
    if (!existing || !args?.['after']) return incoming;
    const id = ({ node }: StoredEdge): unknown => readField('id', node);
    const arrived = new Set(incoming.edges.map(id));
    return {
      ...incoming,
      edges: [...existing.edges.filter((edge) => !arrived.has(id(edge))), ...incoming.edges],
    };
  },
  read(existing, { canRead }) {
    return existing && { ...existing, edges: existing.edges.filter(({ node }) => canRead(node)) };
  },
};

/**
 * The event log of a ticket: entries are merged by id and never lost. Only when a page arrives that has no entry in
 * common with what is known, the older entries are dropped, so that the log never has a hole.
 */
export const timelinePages: FieldPolicy<StoredTimeline> = {
  keyArgs: false,
  merge(existing, incoming, { readField }) {
    if (!existing?.entries.length) return incoming;
    const idOf = (entry: Reference): number => readField<number>('id', entry) ?? 0;
    const known = new Set(existing.entries.map(idOf));
    const first = (page: StoredTimeline): number => Math.min(...page.entries.map(idOf));
    const overlaps = incoming.entries.some((entry) => known.has(idOf(entry)));
    const newest = Math.max(...known);
    if (!overlaps && incoming.hasEarlier && first(incoming) > newest) return incoming;
    const byId = new Map([...existing.entries, ...incoming.entries].map((entry) => [idOf(entry), entry]));
    const entries = [...byId].sort(([a], [b]) => a - b).map(([, entry]) => entry);
    return {
      entries,
      hasEarlier: first(incoming) <= first(existing) ? incoming.hasEarlier : existing.hasEarlier,
    };
  },
};
