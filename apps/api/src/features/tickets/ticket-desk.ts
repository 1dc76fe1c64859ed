import { labels, type TicketStatus } from '@supportal/domain';
import { actorsOf, ticketPolicy, type TicketFacts } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound, type MessageDraft } from '../../platform/graphql/failure';
import { User } from '../accounts/user.entity';
import { lockedFacts } from './ticket-facts';
import { Ticket } from './ticket.entity';

/** A ticket held for a change, with what the policies know of it and of the viewer. */
export interface OpenTicket {
  /** With the rights of this moment. */
  readonly viewer: Viewer;
  readonly ticket: Ticket;
  readonly facts: TicketFacts;
  /** The viewer speaks for the customer and not as a specialist. */
  readonly byCustomer: boolean;
}

/** Holds the ticket until the end of the transaction. NOT_FOUND when it does not exist or is out of reach. */
export async function openTicket(
  tx: Tx,
  viewers: ViewerSource,
  caller: Viewer,
  id: number,
): Promise<OpenTicket> {
  const ticket = await tx.lock(Ticket, { id });
  const viewer = await viewers.current(tx, caller);
  if (!ticket) throw notFound('ticketNotFound');
  const facts = await lockedFacts(tx, ticket);
  if (!ticketPolicy['ticket.read'](viewer, facts)) throw notFound('ticketNotFound');
  const actors = actorsOf(viewer, facts);
  return { viewer, ticket, facts, byCustomer: !actors.has('SPECIALIST') };
}

/** Changes the row as something customers can see: version and time of the last change move too. */
export async function change(tx: Tx, ticket: Ticket, now: Date, values: Partial<Ticket>): Promise<void> {
  const next = { ...values, version: ticket.version + 1, updatedAt: now };
  await tx.update(Ticket, ticket.id, next);
  Object.assign(ticket, next);
}

/** CONFLICT when the ticket has moved from the status the caller saw. */
export async function expectStatus(
  tx: Tx,
  viewer: Viewer,
  ticket: Ticket,
  seen: TicketStatus,
): Promise<void> {
  if (ticket.status === seen) return;
  const moved = await currentState(tx, viewer, ticket, 'OF_STATUS');
  const taken = (seen === 'NEW' || seen === 'REOPENED') && ticket.status === 'IN_PROGRESS';
  const owner = taken && ticket.assigneeId ? await tx.find(User, { id: ticket.assigneeId }) : null;
  const current = { ...moved, by: owner?.fullName ?? moved.by };
  const params = { status: labels[viewer.locale].status[ticket.status], by: current.by };
  throw new Failure('CONFLICT', taken ? 'alreadyTaken' : 'statusMoved', { params, extensions: { current } });
}

/** CONFLICT when the ticket has changed since the version the caller saw. */
export async function expectVersion(tx: Tx, viewer: Viewer, ticket: Ticket, seen: number): Promise<void> {
  if (ticket.version === seen) return;
  const current = await currentState(tx, viewer, ticket);
  throw new Failure('CONFLICT', 'ticketChanged', { params: { by: current.by }, extensions: { current } });
}

/** CONFLICT when somebody else wrote a public message after the entry the caller saw. */
export async function expectNoNewMessage(
  tx: Tx,
  viewer: Viewer,
  ticket: Ticket,
  seenEntryId: number,
): Promise<void> {
  const [newer] = await tx.rows<{ actorId: number }>(sql`
    SELECT e.actorId FROM ticket_event e JOIN ticket_message m ON m.entryId = e.id
    WHERE e.ticketId = ${ticket.id} AND e.id > ${seenEntryId} AND e.internal = 0 AND e.actorId <> ${viewer.id}
    ORDER BY e.id LIMIT 1`);
  if (!newer) return;
  const current = await currentState(tx, viewer, ticket);
  const by = (await tx.find(User, { id: newer.actorId }))?.fullName ?? '';
  throw new Failure('CONFLICT', 'messageArrived', {
    params: { by },
    extensions: { current: { ...current, by } },
  });
}

/** CONFLICT when the ticket is closed: then it takes nothing but a reopening and a rating. */
export async function expectOpen(tx: Tx, viewer: Viewer, ticket: Ticket): Promise<void> {
  if (ticket.status === 'CLOSED') throw await conflict(tx, viewer, ticket, 'ticketClosed', 'OF_STATUS');
}

/** A CONFLICT that tells the caller how the ticket is now, and by whom. */
export async function conflict(
  tx: Tx,
  viewer: Viewer,
  ticket: Ticket,
  key: MessageDraft['key'],
  change: Change = 'ANY',
): Promise<Failure> {
  const current = await currentState(tx, viewer, ticket, change);
  return new Failure('CONFLICT', key, { extensions: { current } });
}

/** Whose change a conflicting caller is told of: the last one, or the last one of the status. */
type Change = 'ANY' | 'OF_STATUS';

/** What a conflicting caller must know: the state of the ticket and who brought it there. */
async function currentState(tx: Tx, viewer: Viewer, ticket: Ticket, change: Change = 'ANY') {
  const which = change === 'OF_STATUS' ? sql`e.toStatus IS NOT NULL` : sql`e.kind <> 'REMINDED'`;
  const [last] = await tx.rows<{ actorId: number | null; at: Date | string }>(sql`
    SELECT e.actorId, e.at FROM ticket_event e
    WHERE e.ticketId = ${ticket.id} AND e.internal = 0 AND ${which} ORDER BY e.id DESC LIMIT 1`);
  const actor = last?.actorId ? await tx.find(User, { id: last.actorId }) : null;
  const by = actor?.fullName ?? labels[viewer.locale].system.automation;
  return { status: ticket.status, version: ticket.version, assigneeId: ticket.assigneeId, by };
}
