import { isStatusOf, priorityRank, type ChangeSource } from '@supportal/domain';
import { abilitiesOf, ticketPolicy } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { Idempotency } from '../../platform/database/idempotency';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Failure } from '../../platform/graphql/failure';
import { change, conflict, expectOpen, expectStatus, expectVersion, openTicket } from './ticket-desk';
import type { TicketLog } from './ticket-log';
import type { AssignTicketInput, CorrectTicketInput, ExtendWaitInput } from './ticket.inputs';

const unknownAssignee = () =>
  new Failure('BAD_USER_INPUT', 'unknownAssignee', { fields: { assigneeId: { key: 'unknownAssignee' } } });

/** A wait for a fix or an implementation belongs to some types only. */
const unfitType = () => new Failure('BAD_USER_INPUT', 'badInput', { fields: { type: { key: 'typeUnfit' } } });

/** What specialists do with a ticket besides moving and answering it. */
export class TicketDeskWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly once: Idempotency,
    private readonly log: TicketLog,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
  ) {}

  /** Gives the ticket to somebody who can process it, or back to the queue. */
  assign(caller: Viewer, input: AssignTicketInput, source: ChangeSource): Promise<number> {
    const to = input.assigneeId ?? null;
    return this.uow.run(async (tx) => {
      const { viewer, ticket, facts } = await openTicket(tx, this.viewers, caller, input.id);
      await expectOpen(tx, viewer, ticket);
      if (!ticketPolicy['ticket.assign'](viewer, facts)) throw new Failure('FORBIDDEN', 'forbidden');
      await expectVersion(tx, viewer, ticket, input.version);
      const assignee = to === null ? null : await this.viewers.compute(to, tx);
      if (to !== null && !(assignee && ticketPolicy['ticket.process'](assignee, facts)))
        throw unknownAssignee();
      const from = ticket.assigneeId;
      if (from === to) return ticket.id;
      const at = this.clock.now();
      await change(tx, ticket, at, { assigneeId: to });
      const entry = { ticketId: ticket.id, at, kind: 'ASSIGNED' as const, actorId: viewer.id, source };
      const entryId = await this.log.write(tx, { ...entry, oldAssigneeId: from, newAssigneeId: to });
      tx.raise('ticket.assigned', { ticketId: ticket.id, entryId, by: viewer.id, from, to });
      return ticket.id;
    });
  }

  /** Corrects type and priority; each change is an entry of its own. */
  correct(caller: Viewer, input: CorrectTicketInput, source: ChangeSource): Promise<number> {
    return this.uow.run(async (tx) => {
      const { viewer, ticket, facts } = await openTicket(tx, this.viewers, caller, input.id);
      await expectOpen(tx, viewer, ticket);
      if (!abilitiesOf(viewer, facts).includes('CORRECT')) throw new Failure('FORBIDDEN', 'forbidden');
      await expectVersion(tx, viewer, ticket, input.version);
      const { type: oldType, priority: oldPriority } = ticket;
      const newType = input.type ?? oldType;
      const newPriority = input.priority ?? oldPriority;
      if (newType === oldType && newPriority === oldPriority) return ticket.id;
      if (newType !== oldType && !isStatusOf(ticket.status, newType)) throw unfitType();
      const values = { type: newType, priority: newPriority, priorityRank: priorityRank(newPriority) };
      const at = this.clock.now();
      await change(tx, ticket, at, values);
      const entry = { ticketId: ticket.id, at, actorId: viewer.id, source };
      if (newType !== oldType) {
        const entryId = await this.log.write(tx, { ...entry, kind: 'TYPE_CHANGED', oldType, newType });
        tx.raise('ticket.corrected', { ticketId: ticket.id, entryId, by: viewer.id, type: newType });
      }
      if (newPriority !== oldPriority) {
        const entryId = await this.log.write(tx, {
          ...entry,
          kind: 'PRIORITY_CHANGED',
          oldPriority,
          newPriority,
        });
        tx.raise('ticket.corrected', { ticketId: ticket.id, entryId, by: viewer.id, priority: newPriority });
      }
      return ticket.id;
    });
  }

  /** Gives a waiting ticket more working hours, with a public word why. */
  extendWait(caller: Viewer, input: ExtendWaitInput, source: ChangeSource): Promise<number> {
    const keyed = { userId: caller.id, operation: 'extendWait', key: input.key, input };
    return this.once.once(keyed, async (tx) => {
      const { viewer, ticket, facts } = await openTicket(tx, this.viewers, caller, input.id);
      await expectOpen(tx, viewer, ticket);
      if (!ticketPolicy['ticket.process'](viewer, facts)) throw new Failure('FORBIDDEN', 'forbidden');
      if (input.from) await expectStatus(tx, viewer, ticket, input.from);
      if (!ticket.deadlineAt) throw await conflict(tx, viewer, ticket, 'notWaiting');
      const at = this.clock.now();
      await change(tx, ticket, at, {});
      const entry = { ticketId: ticket.id, at, kind: 'WAIT_EXTENDED' as const, actorId: viewer.id, source };
      const words = { body: input.comment, attachmentIds: [] };
      const entryId = await this.log.write(tx, { ...entry, hours: input.hours }, words);
      tx.raise('ticket.waitExtended', { ticketId: ticket.id, entryId, by: viewer.id, hours: input.hours });
      return ticket.id;
    });
  }
}
