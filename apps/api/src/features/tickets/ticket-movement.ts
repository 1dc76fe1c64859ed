import {
  labels,
  openTransitions,
  statusRank,
  type Actor,
  type ChangeSource,
  type TicketStatus,
} from '@supportal/domain';
import { transitionsFor } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { Idempotency } from '../../platform/database/idempotency';
import type { Tx } from '../../platform/database/tx';
import { Failure } from '../../platform/graphql/failure';
import { isFilled } from '../../platform/graphql/rules';
import { change, expectNoNewMessage, expectStatus, openTicket, type OpenTicket } from './ticket-desk';
import type { TicketLog, Words } from './ticket-log';
import type { ChangeTicketStatusInput, TakeTicketInput } from './ticket.inputs';
import type { Ticket } from './ticket.entity';

/** Every capacity a person can act in. */
const people: ReadonlySet<Actor> = new Set(['SPECIALIST', 'CUSTOMER', 'AUTHOR', 'REOPENER']);

/** Who moves a ticket: a person through a source, or the timer. */
export interface Mover {
  readonly viewer: Viewer | null;
  readonly source: ChangeSource;
  readonly byCustomer: boolean;
  /** The timer: how many working hours the ticket has waited. */
  readonly hours?: number;
}

/** The life of a ticket: every change of status goes through here. */
export class TicketMovement {
  constructor(
    private readonly once: Idempotency,
    private readonly log: TicketLog,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
  ) {}

  /** «Принять в работу»: of new and reopened tickets only, because only they get the caller as their assignee. */
  async take(
    viewer: Viewer,
    { id, from, comment, key }: TakeTicketInput,
    source: ChangeSource,
  ): Promise<number> {
    if (!isTakeable(from))
      throw new Failure('BAD_USER_INPUT', 'badInput', { fields: { from: { key: 'unknownValue' } } });
    const step = { id, from, to: 'IN_PROGRESS' as const, comment: comment ?? null, key: key ?? null };
    return this.changeStatus(viewer, step, source);
  }

  /** One step, with its comment and files: all or nothing. Returns the id of the ticket. */
  changeStatus(caller: Viewer, input: ChangeTicketStatusInput, source: ChangeSource): Promise<number> {
    const keyed = { userId: caller.id, operation: 'changeTicketStatus', key: input.key, input };
    return this.once.once(keyed, async (tx) => {
      const opened = await openTicket(tx, this.viewers, caller, input.id);
      const { viewer } = opened;
      await expectStatus(tx, viewer, opened.ticket, input.from);
      const words = { body: input.comment ?? '', attachmentIds: input.attachmentIds ?? [] };
      this.expectPermitted(viewer, opened, input.to, words);
      if (typeof input.seenEntryId === 'number')
        await expectNoNewMessage(tx, viewer, opened.ticket, input.seenEntryId);
      await this.move(tx, opened.ticket, input.to, { viewer, source, byCustomer: opened.byCustomer }, words);
      return input.id;
    });
  }

  /** The step of a timer after `hours` working hours; the caller holds the ticket and has checked its status. */
  async expire(tx: Tx, ticket: Ticket, to: TicketStatus, hours: number): Promise<void> {
    await this.move(tx, ticket, to, { viewer: null, source: 'TIMER', byCustomer: false, hours }, null);
  }

  /** Moves a ticket that is held and may move. */
  async move(tx: Tx, ticket: Ticket, to: TicketStatus, mover: Mover, words: Words | null): Promise<void> {
    const { status: from, assigneeId: oldAssigneeId } = ticket;
    const now = this.clock.now();
    const taken = to === 'IN_PROGRESS' && isTakeable(from) ? mover.viewer!.id : oldAssigneeId;
    const spoken = Boolean(mover.viewer && !mover.byCustomer && words && isFilled(words.body));
    await change(tx, ticket, now, {
      ...statusValues(ticket, to, now),
      assigneeId: taken,
      ...(spoken && !ticket.firstResponseAt ? { firstResponseAt: now } : {}),
    });
    const by = mover.viewer?.id ?? null;
    const assignment = taken === oldAssigneeId ? {} : { oldAssigneeId, newAssigneeId: taken };
    const { source } = mover;
    const entry = { ticketId: ticket.id, at: now, kind: 'STATUS_CHANGED' as const, actorId: by, source };
    const entryId = await this.log.write(
      tx,
      { ...entry, fromStatus: from, toStatus: to, ...assignment, hours: mover.hours ?? null },
      words,
    );
    tx.raise('ticket.moved', { ticketId: ticket.id, entryId, by, from, to, byCustomer: mover.byCustomer });
  }

  private expectPermitted(
    viewer: Viewer,
    { ticket, facts }: OpenTicket,
    to: TicketStatus,
    words: Words,
  ): void {
    const option = transitionsFor(viewer, facts).find((step) => step.to === to);
    if (!option) {
      const othersMay = openTransitions(ticket.status, ticket.type, people).some((step) => step.to === to);
      const status = labels[viewer.locale].status[ticket.status];
      throw new Failure(othersMay ? 'FORBIDDEN' : 'BAD_USER_INPUT', 'transitionRefused', {
        params: { status },
        extensions: { current: { status: ticket.status, version: ticket.version } },
      });
    }
    if (option.commentRequired && !isFilled(words.body)) {
      throw new Failure('BAD_USER_INPUT', 'commentRequired', {
        fields: { comment: { key: 'commentRequired' } },
      });
    }
  }
}

const isTakeable = (status: TicketStatus): boolean => status === 'NEW' || status === 'REOPENED';

function statusValues(ticket: Ticket, to: TicketStatus, now: Date): Partial<Ticket> {
  return {
    status: to,
    statusRank: statusRank(to),
    statusChangedAt: now,
    answered: false,
    closedAt: to === 'CLOSED' ? now : null,
    reopenCount: ticket.reopenCount + (to === 'REOPENED' ? 1 : 0),
    waitStartedAt: null,
    deadlineAt: null,
  };
}
