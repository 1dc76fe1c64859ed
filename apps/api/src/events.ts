import type { TicketPriority, TicketStatus, TicketType } from '@supportal/domain';

import type { AuditKind } from './features/administration/audit-entry.entity';

type Id = number;

/** Every fact about a ticket names the row of the event log it is written in. */
interface TicketFact {
  ticketId: Id;
  entryId: Id;
  /** Null when automation did it. */
  by: Id | null;
}

/** Everything that can happen, on one page. */
export interface Events {
  'ticket.created': TicketFact;
  'ticket.moved': TicketFact & { from: TicketStatus; to: TicketStatus; byCustomer: boolean };
  'ticket.commented': TicketFact & { byCustomer: boolean };
  'ticket.noted': TicketFact;
  'ticket.assigned': TicketFact & { from: Id | null; to: Id | null };
  'ticket.corrected': TicketFact & { type?: TicketType; priority?: TicketPriority };
  'ticket.waitExtended': TicketFact & { hours: number };
  /** The working hours of the organization changed, and the deadline of the ticket with them. */
  'ticket.deadlineMoved': TicketFact;
  'ticket.reminded': TicketFact & { hours: number; waitsFor: TicketStatus };
  'ticket.rated': TicketFact & { score: number };
  /** The customer answered while the ticket waited, without moving it. */
  'ticket.answered': TicketFact;
  /** Rights, account or preferences of a user changed. */
  'user.changed': { userId: Id };
  /** Something that administrators see changed. */
  'administration.changed': { kind: AuditKind; id: Id; organizationId: Id | null };
  /** A session ended: signed out, revoked or replaced. */
  'session.ended': { userId: Id; sessionId: Id };
}

/** Name of a fact, `noun.verbed`. */
export type EventName = keyof Events;
