import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { TRUE, raw, sql } from '../../platform/database/sql';
import { TicketEvent } from './ticket-event.entity';

/** The history of tickets as a viewer may see it. */
export class TicketTimeline {
  constructor(private readonly read: Reader) {}

  /** The newest `last` entries (before the entry `before`), oldest first. */
  async page(viewer: Viewer, ticketId: number, last: number, before: number | null) {
    const older = before === null ? TRUE : sql`e.id < ${before}`;
    const rows = await this.read.rows<{ id: number }>(sql`
      SELECT e.id FROM ticket_event e WHERE e.ticketId = ${ticketId} AND ${older} AND ${shownTo(viewer)}
      ORDER BY e.id DESC LIMIT ${last + 1}`);
    const entries = await this.entries(rows.slice(0, last).map((row) => row.id));
    return { entries, hasEarlier: rows.length > last };
  }

  private async entries(ids: readonly number[]): Promise<TicketEvent[]> {
    const entries = await this.read.byIds(TicketEvent, ids);
    return entries.sort((a, b) => a.id - b.id);
  }
}

/** Internal entries are for people of the provider only. */
const shownTo = (viewer: Viewer) => (viewer.isProvider ? TRUE : raw('e.internal = 0'));
