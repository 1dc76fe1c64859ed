import type { FieldPolicy, Reference, StoreObject } from '@apollo/client/cache';

interface StoredEdge {
  readonly node: Reference | StoreObject;
}
interface StoredConnection {
  readonly edges: readonly StoredEdge[];
}

/**
 * Pages of a connection as one list for each value of `keyArgs`, its filter and sort. A row that moved while pages
 * were loaded stands once, where the newest page has it; rows that were evicted are left out.
 */
export const connectionPages = (...keyArgs: readonly string[]): FieldPolicy<StoredConnection> => ({
  keyArgs: [...keyArgs],
  merge(existing, incoming, { args, readField }) {
    if (!existing || !args?.['after']) return incoming;
    // A member of a group has no id: it is known by its user.
    const id = ({ node }: StoredEdge): unknown =>
      readField('id', node) ?? readField('id', readField<Reference>('user', node));
    const arrived = new Set(incoming.edges.map(id));
    return {
      ...incoming,
      edges: [...existing.edges.filter((edge) => !arrived.has(id(edge))), ...incoming.edges],
    };
  },
  read(existing, { canRead }) {
    return existing && { ...existing, edges: existing.edges.filter(({ node }) => canRead(node)) };
  },
});
