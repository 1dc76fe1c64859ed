import { openStatuses } from '@supportal/domain';
import { ticketPolicy, type TicketFacts } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { Clock } from '../../platform/clock';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Origin } from '../../platform/graphql/context';
import { change } from './ticket-desk';
import type { TicketLog } from './ticket-log';
import { Ticket } from './ticket.entity';

/** Gives open tickets back to the queue when their assignee may no longer process them. */
export class TicketRelease {
  constructor(
    private readonly log: TicketLog,
    private readonly clock: Clock,
  ) {}

  /** Looks at the open tickets of these people, with the rights they have now; null can no longer sign in. */
  async release(
    tx: Tx,
    by: { readonly id: number; readonly source: Origin['source'] },
    people: ReadonlyMap<number, Viewer | null>,
  ): Promise<{ ticketId: number; assigneeId: number }[]> {
    const released: { ticketId: number; assigneeId: number }[] = [];
    const ids = [...people.keys()];
    for (let at = 0; at < ids.length; at += 500) {
      const candidates = await tx.rows<{ id: number }>(sql`
        SELECT t.id FROM ticket t WHERE ${isIn('t.assigneeId', ids.slice(at, at + 500))}
          AND ${isIn('t.status', openStatuses)} ORDER BY t.id`);
      for (const { id } of candidates) {
        const ticket = (await tx.lock(Ticket, { id }))!;
        const assigneeId = ticket.assigneeId;
        if (assigneeId === null || ticket.status === 'CLOSED' || keeps(people.get(assigneeId), ticket))
          continue;
        await this.unassign(tx, by, ticket, assigneeId);
        released.push({ ticketId: ticket.id, assigneeId });
      }
    }
    return released;
  }

  private async unassign(
    tx: Tx,
    by: { readonly id: number; readonly source: Origin['source'] },
    ticket: Ticket,
    from: number,
  ): Promise<void> {
    const at = this.clock.now();
    await change(tx, ticket, at, { assigneeId: null });
    const entry = { ticketId: ticket.id, at, kind: 'ASSIGNED' as const, actorId: by.id, source: by.source };
    const entryId = await this.log.write(tx, { ...entry, oldAssigneeId: from, newAssigneeId: null });
    tx.raise('ticket.assigned', { ticketId: ticket.id, entryId, by: by.id, from, to: null });
  }
}

/** Whether somebody may still process the ticket; `undefined` is nobody we were asked about. */
function keeps(viewer: Viewer | null | undefined, ticket: Ticket): boolean {
  if (viewer === undefined) return true;
  const facts: TicketFacts = { ...ticket, authorGroupIds: [] };
  return viewer !== null && ticketPolicy['ticket.process'](viewer, facts);
}
