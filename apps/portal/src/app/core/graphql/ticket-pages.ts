import type { FieldPolicy, Reference } from '@apollo/client/cache';

interface StoredTimeline {
  readonly entries: readonly Reference[];
  readonly hasEarlier: boolean;
}

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
