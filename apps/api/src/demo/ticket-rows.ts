import { priorityRank, searchKey, statusRank, ticketNumber } from '@supportal/domain';
import { Attachment } from '../features/attachments/attachment.entity';
import { TicketEvent } from '../features/tickets/ticket-event.entity';
import { TicketMessage } from '../features/tickets/ticket-message.entity';
import { TicketRating } from '../features/tickets/ticket-rating.entity';
import { Ticket } from '../features/tickets/ticket.entity';
import { TicketTimer } from '../features/timers/ticket-timer.entity';
import type { StoredFile, StoredFiles } from './files/demo-files';
import type { Person } from './people';
import type { RowDraft } from './row-draft';
import type { LogEntry } from './ticket-history';
import { type DemoTicket, firstTicketId } from './tickets';
import { fill, timedWords } from './words';
import type { Customer } from './world';
import type { WorldRows } from './world-rows';

/** What ticket rows refer to. */
export interface TicketSurroundings {
  readonly worldRows: WorldRows;
  readonly organizationIds: ReadonlyMap<Customer, number>;
  readonly environmentIds: readonly number[];
  readonly files: StoredFiles;
  readonly now: number;
}

const blankChange = {
  fromStatus: null,
  toStatus: null,
  oldType: null,
  newType: null,
  oldPriority: null,
  newPriority: null,
  oldAssigneeId: null,
  newAssigneeId: null,
  hours: null,
  oldDeadlineAt: null,
  newDeadlineAt: null,
  score: null,
};

/** Writes tickets, their log, messages, ratings, files and timers into a draft. */
export class TicketRows {
  constructor(
    private readonly draft: RowDraft,
    private readonly around: TicketSurroundings,
  ) {
    draft.after(Ticket, firstTicketId - 1);
  }

  /** Adds the tickets, which come with the ids of the draft; the log in the order of time over all of them. */
  add(tickets: readonly DemoTicket[]): void {
    for (const ticket of tickets) this.ticket(ticket);
    const log = tickets.flatMap((ticket) => ticket.history.entries.map((entry) => ({ ticket, entry })));
    for (const { ticket, entry } of log.sort((one, other) => one.entry.at - other.entry.at))
      this.entry(ticket, entry);
  }

  private ticket(ticket: DemoTicket): void {
    const { id, history } = ticket;
    const subject = this.filled(ticket, history.plan.subject, history.createdAt);
    const row = this.draft.add(Ticket, {
      ...this.references(ticket),
      ...times(ticket),
      subject,
      body: this.filled(ticket, history.plan.body, history.createdAt),
      searchText: searchKey(`${ticketNumber(id)} ${subject}`),
      type: history.type,
      priority: history.priority,
      priorityRank: priorityRank(history.priority),
      status: history.status,
      statusRank: statusRank(history.status),
      platformVersion: history.plan.platformVersion,
      version: history.version,
      reopenCount: history.reopenCount,
      answered: history.answered,
    });
    if (row.id !== id) throw new Error(`${ticketNumber(id)} was written as ${row.id}`);
    this.timers(ticket);
    this.ratings(ticket);
    for (const file of this.around.files.get(history) ?? []) {
      this.attachment(file, id, null, history.plan.author, history.createdAt);
    }
  }

  private references({ history: { plan, assignee } }: DemoTicket) {
    const { worldRows, organizationIds, environmentIds } = this.around;
    return {
      systemId: worldRows.systemId(plan.system),
      environmentId: environmentIds[plan.environment] ?? 0,
      authorId: plan.author.id,
      organizationId: organizationIds.get(plan.customer) ?? 0,
      groupId: plan.group.id,
      assigneeId: assignee?.id ?? null,
    };
  }

  private timers({ id, history: { wait } }: DemoTicket): void {
    if (!wait) return;
    const reminders = wait.remindersAfter(this.around.now);
    for (const { at, hoursLeft } of reminders) {
      this.draft.add(TicketTimer, { ticketId: id, kind: 'REMINDER', hoursLeft, dueAt: new Date(at) });
    }
    this.draft.add(TicketTimer, {
      ticketId: id,
      kind: 'EXPIRY',
      hoursLeft: 0,
      dueAt: new Date(wait.deadline),
    });
  }

  private ratings({ id, history }: DemoTicket): void {
    for (const { cycle, score, comment, author, at } of history.ratings) {
      const createdAt = new Date(at);
      this.draft.add(TicketRating, { ticketId: id, cycle, score, comment, authorId: author.id, createdAt });
    }
  }

  private entry(ticket: DemoTicket, entry: LogEntry): void {
    const { at, kind, internal, actor, source, change } = entry;
    const { id: entryId } = this.draft.add(TicketEvent, {
      ...blankChange,
      ...change,
      ticketId: ticket.id,
      at: new Date(at),
      kind,
      internal,
      actorId: actor?.id ?? null,
      source,
    });
    if (entry.text === null) return;
    const body = this.filled(ticket, entry.text, at);
    const message = this.draft.add(TicketMessage, { ticketId: ticket.id, entryId, body, internal });
    for (const file of this.around.files.get(entry) ?? []) {
      this.attachment(file, ticket.id, message.id, actor ?? ticket.history.plan.author, at);
    }
  }

  private attachment(
    file: StoredFile,
    ticketId: number,
    messageId: number | null,
    uploader: Person,
    at: number,
  ): void {
    const { key: storageKey, name, size, mediaType, isImage } = file;
    const place = { ticketId, messageId, uploaderId: uploader.id, createdAt: new Date(at) };
    this.draft.add(Attachment, { ...place, storageKey, name, size, mediaType, isImage });
  }

  private filled({ history: { plan, createdAt } }: DemoTicket, text: string, at: number): string {
    return fill(text, timedWords(plan.words, createdAt, at, plan.author.timeZone));
  }
}

function times({ history }: DemoTicket) {
  const { createdAt, statusChangedAt, firstResponseAt, wait, entries } = history;
  const visible = entries
    .filter(({ internal, kind }) => !internal && kind !== 'REMINDED')
    .map(({ at }) => at);
  const instant = (at: number | null | undefined) => (at ? new Date(at) : null);
  return {
    createdAt: new Date(createdAt),
    updatedAt: new Date(Math.max(...visible)),
    statusChangedAt: new Date(statusChangedAt),
    firstResponseAt: instant(firstResponseAt),
    closedAt: history.status === 'CLOSED' ? new Date(statusChangedAt) : null,
    waitStartedAt: instant(wait?.since),
    deadlineAt: instant(wait?.deadline),
  };
}
