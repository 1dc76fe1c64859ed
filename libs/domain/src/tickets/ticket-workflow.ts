import { openStatuses, type TicketStatus, type TicketType } from './ticket-vocabulary';

/**
 * In what capacity somebody acts on a ticket. One person can hold several at once:
 * - `SPECIALIST` may process the ticket;
 * - `CUSTOMER` answers for the organization of the ticket;
 * - `AUTHOR` wrote it;
 * - `REOPENER` holds the right to reopen colleagues' tickets;
 * - `TIMER` is the automation of the 40 working hours.
 */
export type Actor = 'SPECIALIST' | 'CUSTOMER' | 'AUTHOR' | 'REOPENER' | 'TIMER';

/** Whether a transition needs words: `SYSTEM` is written by the automation itself. */
export type CommentRule = 'REQUIRED' | 'OPTIONAL' | 'SYSTEM';

/** One row of the workflow table. */
export interface Transition {
  readonly from: readonly TicketStatus[];
  readonly to: TicketStatus;
  readonly by: Actor;
  readonly comment: CommentRule;
  /** Only tickets of these types; all types when absent. */
  readonly types?: readonly TicketType[];
}

const working = ['IN_PROGRESS', 'AWAITING_INFO', 'AWAITING_FIX', 'AWAITING_IMPLEMENTATION'] as const;
const parked = ['AWAITING_FIX', 'AWAITING_IMPLEMENTATION'] as const;

/** The whole life of a ticket. Whatever is not in this table does not happen. */
export const transitions: readonly Transition[] = [
  { from: ['NEW', 'REOPENED'], to: 'IN_PROGRESS', by: 'SPECIALIST', comment: 'OPTIONAL' },
  { from: ['IN_PROGRESS'], to: 'AWAITING_INFO', by: 'SPECIALIST', comment: 'REQUIRED' },
  {
    from: ['IN_PROGRESS'],
    to: 'AWAITING_FIX',
    by: 'SPECIALIST',
    comment: 'OPTIONAL',
    types: ['OUTAGE', 'DEFECT'],
  },
  {
    from: ['IN_PROGRESS'],
    to: 'AWAITING_IMPLEMENTATION',
    by: 'SPECIALIST',
    comment: 'OPTIONAL',
    types: ['FEATURE_REQUEST'],
  },
  { from: working, to: 'AWAITING_CLOSURE', by: 'SPECIALIST', comment: 'REQUIRED' },
  { from: parked, to: 'IN_PROGRESS', by: 'SPECIALIST', comment: 'OPTIONAL' },
  { from: parked, to: 'AWAITING_INFO', by: 'SPECIALIST', comment: 'REQUIRED' },
  { from: ['AWAITING_INFO'], to: 'IN_PROGRESS', by: 'CUSTOMER', comment: 'REQUIRED' },
  { from: ['AWAITING_INFO'], to: 'IN_PROGRESS', by: 'SPECIALIST', comment: 'OPTIONAL' },
  { from: ['AWAITING_CLOSURE'], to: 'CLOSED', by: 'CUSTOMER', comment: 'OPTIONAL' },
  { from: ['AWAITING_CLOSURE'], to: 'IN_PROGRESS', by: 'CUSTOMER', comment: 'REQUIRED' },
  { from: ['AWAITING_CLOSURE'], to: 'IN_PROGRESS', by: 'SPECIALIST', comment: 'REQUIRED' },
  { from: openStatuses, to: 'CLOSED', by: 'AUTHOR', comment: 'REQUIRED' },
  { from: ['CLOSED'], to: 'REOPENED', by: 'AUTHOR', comment: 'REQUIRED' },
  { from: ['CLOSED'], to: 'REOPENED', by: 'REOPENER', comment: 'REQUIRED' },
  { from: ['CLOSED'], to: 'REOPENED', by: 'SPECIALIST', comment: 'REQUIRED' },
  { from: ['AWAITING_INFO'], to: 'AWAITING_CLOSURE', by: 'TIMER', comment: 'SYSTEM' },
  { from: ['AWAITING_CLOSURE'], to: 'CLOSED', by: 'TIMER', comment: 'SYSTEM' },
];

/** A step that is open to somebody now. */
export interface TransitionOption {
  readonly to: TicketStatus;
  readonly commentRequired: boolean;
}

/**
 * The steps open to somebody acting as `actors` on a ticket of this type in this status, in the order of the table.
 * Where several rows lead to the same status, the most lenient comment rule counts.
 */
export function openTransitions(
  status: TicketStatus,
  type: TicketType,
  actors: ReadonlySet<Actor>,
): TransitionOption[] {
  const options = new Map<TicketStatus, TransitionOption>();
  for (const row of transitions) {
    if (!row.from.includes(status) || !actors.has(row.by) || (row.types && !row.types.includes(type)))
      continue;
    const commentRequired = row.comment === 'REQUIRED' && (options.get(row.to)?.commentRequired ?? true);
    options.set(row.to, { to: row.to, commentRequired });
  }
  return [...options.values()];
}

/** What a timer does with a status that has one: after the wait the ticket moves `to`. */
export const timedStatuses: Readonly<Partial<Record<TicketStatus, { readonly to: TicketStatus }>>> = {
  AWAITING_INFO: { to: 'AWAITING_CLOSURE' },
  AWAITING_CLOSURE: { to: 'CLOSED' },
};

/** True for a status that waits for somebody and ends by itself. */
export const isTimed = (status: TicketStatus): boolean => status in timedStatuses;

/** True when a ticket of this type can be in the status: only some types wait for a fix or an implementation. */
export function isStatusOf(status: TicketStatus, type: TicketType): boolean {
  const ways = transitions.filter((row) => row.to === status);
  return !ways.length || ways.some((row) => !row.types || row.types.includes(type));
}
