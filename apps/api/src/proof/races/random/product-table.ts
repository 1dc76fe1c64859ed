import type { TicketStatus, TicketType } from '@supportal/domain';

/** Who may take a step, in the words of the specification. */
export type Who = 'specialist' | 'customer' | 'author' | 'reopener' | 'timer';

interface Row {
  readonly from: readonly TicketStatus[];
  readonly to: readonly TicketStatus[];
  readonly who: readonly Who[];
  readonly words: boolean;
}

/** The types that wait as a fix, or as an implementation. */
export const waitsAs: Partial<Record<TicketStatus, readonly TicketType[]>> = {
  AWAITING_FIX: ['OUTAGE', 'DEFECT'],
  AWAITING_IMPLEMENTATION: ['FEATURE_REQUEST'],
};

// The specification's table, line by line, written down without a look at the code it judges.
const table: readonly Row[] = [
  { from: ['NEW', 'REOPENED'], to: ['IN_PROGRESS'], who: ['specialist'], words: false },
  { from: ['IN_PROGRESS'], to: ['AWAITING_INFO'], who: ['specialist'], words: true },
  {
    from: ['IN_PROGRESS'],
    to: ['AWAITING_FIX', 'AWAITING_IMPLEMENTATION'],
    who: ['specialist'],
    words: false,
  },
  {
    from: ['IN_PROGRESS', 'AWAITING_INFO', 'AWAITING_FIX', 'AWAITING_IMPLEMENTATION'],
    to: ['AWAITING_CLOSURE'],
    who: ['specialist'],
    words: true,
  },
  {
    from: ['AWAITING_FIX', 'AWAITING_IMPLEMENTATION'],
    to: ['IN_PROGRESS'],
    who: ['specialist'],
    words: false,
  },
  {
    from: ['AWAITING_FIX', 'AWAITING_IMPLEMENTATION'],
    to: ['AWAITING_INFO'],
    who: ['specialist'],
    words: true,
  },
  { from: ['AWAITING_INFO'], to: ['IN_PROGRESS'], who: ['customer'], words: true },
  { from: ['AWAITING_INFO'], to: ['IN_PROGRESS'], who: ['specialist'], words: false },
  { from: ['AWAITING_CLOSURE'], to: ['CLOSED'], who: ['customer'], words: false },
  { from: ['AWAITING_CLOSURE'], to: ['IN_PROGRESS'], who: ['customer', 'specialist'], words: true },
  {
    from: [
      'NEW',
      'REOPENED',
      'IN_PROGRESS',
      'AWAITING_INFO',
      'AWAITING_FIX',
      'AWAITING_IMPLEMENTATION',
      'AWAITING_CLOSURE',
    ],
    to: ['CLOSED'],
    who: ['author'],
    words: true,
  },
  { from: ['CLOSED'], to: ['REOPENED'], who: ['author', 'reopener', 'specialist'], words: true },
  { from: ['AWAITING_INFO'], to: ['AWAITING_CLOSURE'], who: ['timer'], words: false },
  { from: ['AWAITING_CLOSURE'], to: ['CLOSED'], who: ['timer'], words: false },
];

/** A step somebody wants to take. */
export interface Step {
  readonly from: TicketStatus;
  readonly to: TicketStatus;
  readonly type: TicketType;
  readonly by: ReadonlySet<Who>;
  readonly withWords: boolean;
}

/** True when the specification allows the step. */
export const isLegal = ({ from, to, type, by, withWords }: Step): boolean =>
  (waitsAs[to]?.includes(type) ?? true) &&
  table.some(
    (row) =>
      row.from.includes(from) &&
      row.to.includes(to) &&
      row.who.some((who) => by.has(who)) &&
      (withWords || !row.words),
  );
