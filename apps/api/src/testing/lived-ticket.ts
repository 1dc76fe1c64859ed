import { isTimed } from '@supportal/domain';
import { Attachment } from '../features/attachments/attachment.entity';
import { TicketLog } from '../features/tickets/ticket-log';
import { TicketMessage } from '../features/tickets/ticket-message.entity';
import { TicketRating } from '../features/tickets/ticket-rating.entity';
import { Ticket } from '../features/tickets/ticket.entity';
import { TicketTimer } from '../features/timers/ticket-timer.entity';
import type { Tx } from '../platform/database/tx';
import type { TestApp } from './test-app';

const fiveDays = 5 * 86_400_000;

/** Gives a ticket everything that can hang on one: entries of the log, words, a note, files, a rating, a wait. */
export function giveLife({ app, clock }: TestApp, ticketId: number, formerAssigneeId: number): Promise<void> {
  const log = new TicketLog(app.features.attachments);
  return app.platform.database.uow.run(async (tx) => {
    const [ticket] = await tx.list(Ticket, { id: ticketId });
    await writeLog(tx, log, ticket!, formerAssigneeId, clock.now());
    await addFilesAndRating(tx, ticket!, clock.now());
    await beginWait(tx, ticket!, clock.now());
  });
}

async function writeLog(
  tx: Tx,
  log: TicketLog,
  ticket: Ticket,
  oldAssigneeId: number,
  at: Date,
): Promise<void> {
  const common = { ticketId: ticket.id, actorId: ticket.authorId, at, source: 'PORTAL' as const };
  const words = (body: string, internal = false) => ({ body, attachmentIds: [], internal });
  await log.write(tx, { ...common, kind: 'CREATED', toStatus: 'NEW' });
  await log.write(tx, { ...common, kind: 'COMMENTED' }, words('Ответ'));
  await log.write(tx, { ...common, kind: 'NOTE_ADDED' }, words('Заметка', true));
  const changes = {
    fromStatus: 'NEW' as const,
    toStatus: ticket.status,
    oldType: ticket.type,
    newType: ticket.type,
    oldPriority: ticket.priority,
    newPriority: ticket.priority,
    oldAssigneeId,
    newAssigneeId: ticket.assigneeId,
    hours: 2,
    score: 4,
  };
  await log.write(tx, { ...common, ...changes, kind: 'STATUS_CHANGED' });
}

async function addFilesAndRating(tx: Tx, { id: ticketId, authorId }: Ticket, createdAt: Date): Promise<void> {
  const [message] = await tx.list(TicketMessage, { ticketId });
  for (const messageId of [null, message!.id])
    await tx.insert(Attachment, {
      ticketId,
      messageId,
      uploaderId: authorId,
      name: 'журнал.txt',
      size: 1,
      mediaType: 'text/plain',
      isImage: false,
      storageKey: `${ticketId}-${messageId}`,
      createdAt,
    });
  await tx.insert(TicketRating, { ticketId, cycle: 0, score: 4, comment: 'Спасибо', authorId, createdAt });
}

async function beginWait(tx: Tx, { id: ticketId, status, closedAt }: Ticket, at: Date): Promise<void> {
  const dueAt = new Date(at.getTime() + fiveDays);
  const wait = isTimed(status) ? { waitStartedAt: at, deadlineAt: dueAt } : {};
  await tx.update(Ticket, ticketId, { firstResponseAt: at, closedAt, ...wait });
  if (isTimed(status)) await tx.insert(TicketTimer, { ticketId, kind: 'EXPIRY', hoursLeft: 0, dueAt });
}
