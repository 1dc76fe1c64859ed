import type { Entry } from '../ticket-view';

/** Who speaks in a message. */
export type Side = 'customer' | 'specialist' | 'automation';

/** One thing in the conversation: a message somebody wrote, or a line about an event. */
export interface ThreadItem {
  readonly entry: Entry;
  readonly isMessage: boolean;
}

/** On whose side the author of an entry stands. */
export function sideOf({ actor }: Pick<Entry, 'actor'>): Side {
  if (!actor) return 'automation';
  return actor.isSpecialist ? 'specialist' : 'customer';
}

/** The conversation: entries with words or files are messages, the creation is shown by the description itself. */
export const threadItems = (entries: readonly Entry[]): ThreadItem[] =>
  entries
    .filter(({ kind }) => kind !== 'CREATED')
    .map((entry) => ({
      entry,
      isMessage: !!entry.message && !!(entry.message.body || entry.message.attachments.length),
    }));
