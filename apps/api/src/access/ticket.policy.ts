import {
  isTimed,
  openTransitions,
  type Actor,
  type TicketAbility,
  type TransitionOption,
} from '@supportal/domain';
import type { Ticket } from '../features/tickets/ticket.entity';
import type { Viewer } from './viewer';

/** What policies need to know of a ticket. */
export type TicketFacts = Pick<
  Ticket,
  | 'id'
  | 'status'
  | 'type'
  | 'organizationId'
  | 'groupId'
  | 'systemId'
  | 'authorId'
  | 'assigneeId'
  | 'deadlineAt'
> & {
  /** Groups the author is a member of. */
  readonly authorGroupIds: readonly number[];
  /** True when the present closing has been rated. */
  readonly rated?: boolean;
};

type Rule = (viewer: Viewer, ticket: TicketFacts) => boolean;

const sameOrganization: Rule = (v, t) => v.organizationId === t.organizationId;
const leadsAuthor: Rule = (v, t) => t.authorGroupIds.some((group) => v.ledGroupIds.includes(group));
const seesSystem: Rule = (v, t) =>
  v.systemIdsWith('ticket.process').has(t.systemId) || v.systemIdsWith('ticket.readAll').has(t.systemId);

const isReadable: Rule = (v, t) =>
  v.isProvider
    ? v.may('ticket.readAll') ||
      t.assigneeId === v.id ||
      t.authorId === v.id ||
      leadsAuthor(v, t) ||
      seesSystem(v, t)
    : sameOrganization(v, t) &&
      (t.authorId === v.id || v.mayIn('ticket.readAll', t.groupId) || leadsAuthor(v, t));

const isProcessable: Rule = (v, t) =>
  v.isProvider &&
  ((v.may('ticket.process') && v.may('ticket.readAll')) || v.systemIdsWith('ticket.process').has(t.systemId));

/** The second door: the rules about one ticket. `visibleTickets` states `ticket.read` for lists. */
export const ticketPolicy = {
  'ticket.read': isReadable,
  'ticket.process': isProcessable,
  'ticket.assign': (v, t) => isProcessable(v, t) && holdsForSystem(v, t, 'ticket.assign'),

  'ticket.note': (v, t) => v.isProvider && isReadable(v, t) && holdsForSystem(v, t, 'ticket.note'),

  /** Speaks for the customer: the author, or a colleague with the right. */
  'ticket.reply': (v, t) =>
    sameOrganization(v, t) && isReadable(v, t) && (t.authorId === v.id || v.mayIn('ticket.reply', t.groupId)),

  'ticket.reopen': (v, t) =>
    sameOrganization(v, t) && isReadable(v, t) && v.mayIn('ticket.reopen', t.groupId),
} as const satisfies Record<string, Rule>;

/** Name of a rule about a ticket. */
export type TicketRule = keyof typeof ticketPolicy;

function holdsForSystem(v: Viewer, t: TicketFacts, right: 'ticket.assign' | 'ticket.note'): boolean {
  return v.may(right) || v.systemIdsWith(right).has(t.systemId);
}

/** In what capacities the viewer acts on the ticket. */
export function actorsOf(viewer: Viewer, ticket: TicketFacts): Set<Actor> {
  const actors = new Set<Actor>();
  if (ticketPolicy['ticket.process'](viewer, ticket)) actors.add('SPECIALIST');
  if (ticketPolicy['ticket.reply'](viewer, ticket)) actors.add('CUSTOMER');
  if (ticket.authorId === viewer.id && ticketPolicy['ticket.read'](viewer, ticket)) actors.add('AUTHOR');
  if (ticketPolicy['ticket.reopen'](viewer, ticket)) actors.add('REOPENER');
  return actors;
}

/** The steps open to the viewer now. */
export const transitionsFor = (viewer: Viewer, ticket: TicketFacts): TransitionOption[] =>
  openTransitions(ticket.status, ticket.type, actorsOf(viewer, ticket));

/** What the viewer may do with the ticket now; the client shows exactly this. */
export function abilitiesOf(viewer: Viewer, ticket: TicketFacts): TicketAbility[] {
  const actors = actorsOf(viewer, ticket);
  const steps = openTransitions(ticket.status, ticket.type, actors).map((option) => option.to);
  const open = ticket.status !== 'CLOSED';
  const specialist = actors.has('SPECIALIST');
  const holds: Record<TicketAbility, boolean> = {
    COMMENT: open && (specialist || actors.has('CUSTOMER')),
    NOTE: open && ticketPolicy['ticket.note'](viewer, ticket),
    TAKE: specialist && (ticket.status === 'NEW' || ticket.status === 'REOPENED'),
    ASSIGN: open && ticketPolicy['ticket.assign'](viewer, ticket),
    CORRECT: open && specialist,
    EXTEND_WAIT: specialist && ticket.deadlineAt !== null,
    RATE: !open && actors.has('CUSTOMER') && ticket.rated === false,
    REOPEN: steps.includes('REOPENED'),
    RETURN_TO_WORK:
      actors.has('CUSTOMER') && !specialist && isTimed(ticket.status) && steps.includes('IN_PROGRESS'),
  };
  return (Object.keys(holds) as TicketAbility[]).filter((ability) => holds[ability]);
}
