import { isTimed, type TicketEventKind } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { Attachment } from '../../features/attachments/attachment.entity';
import { TicketEvent } from '../../features/tickets/ticket-event.entity';
import { TicketMessage } from '../../features/tickets/ticket-message.entity';
import { Ticket } from '../../features/tickets/ticket.entity';
import { TicketTimer } from '../../features/timers/ticket-timer.entity';
import { IdempotencyKey } from '../../platform/database/idempotency-key.entity';
import type { Act } from './journal';

const unseen: readonly TicketEventKind[] = ['CREATED', 'REMINDED', 'NOTE_ADDED'];

/** What is half done in the database: a status without its entry, an entry without its message, a wait without its timer. */
export async function halfDone(read: Reader): Promise<string[]> {
  const rows = {
    tickets: await read.list(Ticket),
    events: group(await read.list(TicketEvent), (event) => event.ticketId),
    timers: group(await read.list(TicketTimer), (timer) => timer.ticketId),
  };
  const messages = await read.list(TicketMessage);
  return [
    ...rows.tickets.flatMap((ticket) => [
      ...brokenHistory(ticket, rows.events.get(ticket.id) ?? []),
      ...brokenWait(ticket, rows.timers.get(ticket.id) ?? []),
    ]),
    ...brokenMessages(messages, [...rows.events.values()].flat()),
    ...brokenBindings(await read.list(Attachment), messages),
  ];
}

/** What the journal says and the database does not: acts that are missing, doubled, or there though they were refused. */
export async function missingOrDoubled(read: Reader, acts: readonly Act[]): Promise<string[]> {
  const texts = [
    ...(await read.list(TicketMessage)).map(({ body }) => body),
    ...(await read.list(Ticket)).map(({ subject }) => subject),
  ];
  const found = new Map<string, number>();
  for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
  const keys = new Set((await read.list(IdempotencyKey)).map(({ clientKey }) => clientKey));
  return acts.flatMap(({ kind, marker, outcome }) => {
    const expected = outcome === 'acknowledged' ? 1 : 0;
    const times = found.get(marker) ?? 0;
    const remembered = keys.has(marker) === (expected === 1);
    return times === expected && remembered
      ? []
      : [
          `${kind} ${marker} is ${outcome}, and there ${times} times, its key ${keys.has(marker) ? '' : 'not '}known`,
        ];
  });
}

function brokenHistory({ id, status, version }: Ticket, events: readonly TicketEvent[]): string[] {
  const problems: string[] = [];
  if (events.filter(({ kind }) => kind === 'CREATED').length !== 1) problems.push('not written exactly once');
  let at: string | null = null;
  for (const { fromStatus, toStatus } of events) {
    if (!toStatus) continue;
    if (fromStatus !== at) problems.push(`moved from ${fromStatus} while it was ${at}`);
    at = toStatus;
  }
  if (at !== status) problems.push(`is ${status}, its history ends with ${at}`);
  const changes = events.filter(({ kind }) => !unseen.includes(kind)).length;
  if (version !== 1 + changes) problems.push(`has version ${version} after ${changes} changes`);
  return problems.map((problem) => `ticket ${id} ${problem}`);
}

function brokenWait({ id, status, answered, deadlineAt }: Ticket, timers: readonly TicketTimer[]): string[] {
  const problems: string[] = [];
  const waits = isTimed(status) && !answered;
  if (waits !== (deadlineAt !== null))
    problems.push(`is ${status}, answered ${answered}, due ${deadlineAt?.toISOString()}`);
  const ends = timers.filter(({ kind }) => kind === 'EXPIRY').map(({ dueAt }) => dueAt.getTime());
  if (ends.join() !== (deadlineAt ? String(deadlineAt.getTime()) : ''))
    problems.push(`has timers at ${ends.join()}`);
  if (!deadlineAt && timers.length) problems.push('has timers without a wait');
  return problems.map((problem) => `ticket ${id} ${problem}`);
}

function brokenMessages(messages: readonly TicketMessage[], events: readonly TicketEvent[]): string[] {
  const entries = new Map(events.map((event) => [event.id, event]));
  const told = new Set(messages.map(({ entryId }) => entryId));
  return [
    ...messages
      .filter(({ entryId, ticketId }) => entries.get(entryId)?.ticketId !== ticketId)
      .map(({ id }) => `message ${id} has no entry`),
    ...events
      .filter(({ kind, id }) => kind === 'COMMENTED' && !told.has(id))
      .map(({ id }) => `entry ${id} has no message`),
  ];
}

function brokenBindings(files: readonly Attachment[], messages: readonly TicketMessage[]): string[] {
  const owners = new Map(messages.map(({ id, ticketId }) => [id, ticketId]));
  return files
    .filter(({ messageId, ticketId }) => messageId !== null && owners.get(messageId) !== ticketId)
    .map(({ id }) => `file ${id} hangs on a message that is not there`);
}

function group<T>(rows: readonly T[], by: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}
