import { isTimed, type ChangeSource } from '@supportal/domain';
import { abilitiesOf, transitionsFor } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { Idempotency } from '../../platform/database/idempotency';
import type { Tx } from '../../platform/database/tx';
import { Failure } from '../../platform/graphql/failure';
import { isFilled } from '../../platform/graphql/rules';
import { change, expectNoNewMessage, expectOpen, openTicket, type OpenTicket } from './ticket-desk';
import type { TicketLog } from './ticket-log';
import type { TicketMovement } from './ticket-movement';
import type { AddCommentInput } from './ticket.inputs';

/** Messages and internal notes. */
export class TicketConversation {
  constructor(
    private readonly once: Idempotency,
    private readonly log: TicketLog,
    private readonly movement: TicketMovement,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
  ) {}

  /** Adds a message or an internal note. Returns the id of the ticket. */
  add(caller: Viewer, input: AddCommentInput, source: ChangeSource): Promise<number> {
    const keyed = { userId: caller.id, operation: 'addComment', key: input.key, input };
    return this.once.once(keyed, async (tx) => {
      const opened = await openTicket(tx, this.viewers, caller, input.id);
      const { viewer } = opened;
      await expectOpen(tx, viewer, opened.ticket);
      const abilities = abilitiesOf(viewer, opened.facts);
      if (!abilities.includes(input.internal ? 'NOTE' : 'COMMENT'))
        throw new Failure('FORBIDDEN', 'forbidden');
      expectWords(input);
      if (input.internal) await this.note(tx, viewer, input, source);
      else if (input.returnToWork && this.canReturn(viewer, opened)) {
        await this.expectSeen(tx, viewer, opened, input);
        await this.answerAndReturn(tx, viewer, opened, input, source);
      } else await this.message(tx, viewer, opened, input, source);
      return input.id;
    });
  }

  // A note leaves the ticket itself untouched: a new version or time would tell customers of it.
  private async note(tx: Tx, viewer: Viewer, input: AddCommentInput, source: ChangeSource): Promise<void> {
    const at = this.clock.now();
    const entry = { ticketId: input.id, at, kind: 'NOTE_ADDED' as const, actorId: viewer.id, source };
    const entryId = await this.log.write(tx, entry, { ...wordsOf(input), internal: true });
    tx.raise('ticket.noted', { ticketId: input.id, entryId, by: viewer.id });
  }

  private async message(
    tx: Tx,
    viewer: Viewer,
    opened: OpenTicket,
    input: AddCommentInput,
    source: ChangeSource,
  ) {
    const { ticket, byCustomer } = opened;
    const now = this.clock.now();
    const answers = byCustomer && isTimed(ticket.status);
    const responds = !byCustomer && !ticket.firstResponseAt && ticket.authorId !== viewer.id;
    await change(tx, ticket, now, {
      answered: answers || (byCustomer && ticket.answered),
      ...(responds ? { firstResponseAt: now } : {}),
    });
    const entry = { ticketId: ticket.id, at: now, kind: 'COMMENTED' as const, actorId: viewer.id, source };
    const entryId = await this.log.write(tx, entry, wordsOf(input));
    const fact = { ticketId: ticket.id, entryId, by: viewer.id };
    tx.raise('ticket.commented', { ...fact, byCustomer });
    if (answers) tx.raise('ticket.answered', fact);
  }

  private async answerAndReturn(
    tx: Tx,
    viewer: Viewer,
    opened: OpenTicket,
    input: AddCommentInput,
    source: ChangeSource,
  ) {
    const mover = { viewer, source, byCustomer: true };
    await this.movement.move(tx, opened.ticket, 'IN_PROGRESS', mover, wordsOf(input));
  }

  // To return a ticket to work is a step of its life: it needs words, and must not answer what was not read.
  private async expectSeen(tx: Tx, viewer: Viewer, { ticket }: OpenTicket, input: AddCommentInput) {
    if (!isFilled(input.body))
      throw new Failure('BAD_USER_INPUT', 'commentRequired', {
        fields: { body: { key: 'commentRequired' } },
      });
    if (typeof input.seenEntryId === 'number')
      await expectNoNewMessage(tx, viewer, ticket, input.seenEntryId);
  }

  // The ticket may have left its wait while the answer was written: then the answer is simply a message.
  private canReturn(viewer: Viewer, { ticket, facts, byCustomer }: OpenTicket): boolean {
    return (
      byCustomer &&
      isTimed(ticket.status) &&
      transitionsFor(viewer, facts).some((step) => step.to === 'IN_PROGRESS')
    );
  }
}

const wordsOf = (input: AddCommentInput) => ({ body: input.body, attachmentIds: input.attachmentIds ?? [] });

function expectWords(input: AddCommentInput): void {
  if (isFilled(input.body) || input.attachmentIds?.length) return;
  throw new Failure('BAD_USER_INPUT', 'badInput', { fields: { body: { key: 'blank' } } });
}
