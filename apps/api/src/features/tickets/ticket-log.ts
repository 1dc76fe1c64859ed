import type { ChangeSource } from '@supportal/domain';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { isFilled } from '../../platform/graphql/rules';
import type { AttachmentStore } from '../attachments/attachment.store';
import { TicketEvent } from './ticket-event.entity';
import { TicketMessage } from './ticket-message.entity';

/** What is written with an entry. */
export interface Words {
  readonly body: string;
  readonly attachmentIds: readonly number[];
  readonly internal?: boolean;
}

/** An entry to be written, `at` the very instant the row of the ticket tells; what is left out is null. */
export type Entry = Pick<TicketEvent, 'ticketId' | 'kind' | 'actorId' | 'at'> &
  Partial<Omit<TicketEvent, 'id' | 'internal' | 'source'>> & { source: ChangeSource };

const nothing = {
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

/** Writes the append-only log of tickets. */
export class TicketLog {
  constructor(private readonly attachments: AttachmentStore) {}

  /** Adds an entry, with its message and files when there are words; returns the id of the entry. */
  async write(tx: Tx, entry: Entry, words: Words | null = null): Promise<number> {
    const internal = words?.internal ?? false;
    const { id } = await tx.insert(TicketEvent, { ...nothing, ...entry, internal });
    if (words && (isFilled(words.body) || words.attachmentIds.length))
      await this.writeWords(tx, entry, id, words);
    return id;
  }

  /** Adds wordless entries to tickets that are held, one to each; returns their ids by ticket. */
  async writeAll(tx: Tx, entries: readonly Entry[]): Promise<Map<number, number>> {
    if (!entries.length) return new Map();
    const rows = entries.map((entry) => ({ ...nothing, ...entry, internal: false }));
    await tx.manager.insert(TicketEvent, rows);
    const tickets = entries.map(({ ticketId }) => ticketId);
    const written = await tx.rows<{ ticketId: number; id: number }>(sql`
      SELECT e.ticketId, MAX(e.id) AS id FROM ticket_event e
      WHERE ${isIn('e.ticketId', tickets)} GROUP BY e.ticketId`);
    return new Map(written.map(({ ticketId, id }) => [ticketId, id]));
  }

  private async writeWords(tx: Tx, entry: Entry, entryId: number, words: Words): Promise<void> {
    const { ticketId } = entry;
    const internal = words.internal ?? false;
    const message = await tx.insert(TicketMessage, { ticketId, entryId, body: words.body, internal });
    if (!words.attachmentIds.length) return;
    const owner = { uploaderId: entry.actorId!, ids: [...words.attachmentIds] };
    await this.attachments.bind(tx, { ...owner, ticketId, messageId: message.id });
  }
}
