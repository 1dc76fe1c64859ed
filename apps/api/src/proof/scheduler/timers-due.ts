import { priorityRank, statusRank, type TicketStatus } from '@supportal/domain';
import type { App } from '../../app';
import { TicketEvent } from '../../features/tickets/ticket-event.entity';
import { Ticket } from '../../features/tickets/ticket.entity';
import { TicketTimer } from '../../features/timers/ticket-timer.entity';
import type { SeededWorld } from '../harness/seeded-world';

/** What the timer did to tickets, by ticket: `STATUS_CHANGED:AWAITING_CLOSURE`, `REMINDED:20`. */
export type Deeds = ReadonlyMap<number, readonly string[]>;

/** Tickets whose waits and reminders are planned by the proof itself. */
export class PlannedTickets {
  constructor(
    private readonly app: App,
    private readonly world: SeededWorld,
  ) {}

  /** Tickets that wait until the given instants; returns their ids. */
  async waiting(dueAts: readonly Date[], status: TicketStatus = 'AWAITING_INFO'): Promise<number[]> {
    const ids: number[] = [];
    await this.app.platform.database.uow.run(async (tx) => {
      for (const dueAt of dueAts) {
        const { id } = await tx.insert(Ticket, this.row(status, dueAt));
        await tx.insert(TicketTimer, { ticketId: id, kind: 'EXPIRY', hoursLeft: 0, dueAt });
        ids.push(id);
      }
    });
    return ids;
  }

  /** Adds a reminder to a ticket. */
  async remind(ticketId: number, hoursLeft: number, dueAt: Date): Promise<void> {
    await this.app.platform.database.uow.run((tx) =>
      tx.insert(TicketTimer, { ticketId, kind: 'REMINDER', hoursLeft, dueAt }),
    );
  }

  /** What timers have done so far; every ticket asked for is there. */
  async deeds(ids: readonly number[]): Promise<Deeds> {
    const events = await this.app.platform.database.read.list(TicketEvent, { source: 'TIMER' });
    const deeds = new Map<number, string[]>(ids.map((id) => [id, []]));
    for (const { ticketId, kind, toStatus, hours } of events)
      deeds.get(ticketId)?.push(`${kind}:${kind === 'REMINDED' ? hours : toStatus}`);
    return deeds;
  }

  /** How many of these tickets a timer has acted on. */
  async acted(ids: readonly number[]): Promise<number> {
    return [...(await this.deeds(ids)).values()].filter((done) => done.length).length;
  }

  private row(status: TicketStatus, deadlineAt: Date): Omit<Ticket, 'id'> {
    const { systemId, environmentId, organizationId, groupId, authorIds } = this.world;
    const now = new Date();
    const place = {
      systemId,
      environmentId,
      organizationId,
      groupId,
      authorId: authorIds[0]!,
      assigneeId: null,
    };
    const words = { subject: 'Ждёт', body: 'Описание', searchText: '', platformVersion: '' };
    return {
      ...place,
      ...words,
      version: 1,
      type: 'DEFECT',
      priority: 'LOW',
      priorityRank: priorityRank('LOW'),
      status,
      statusRank: statusRank(status),
      createdAt: now,
      updatedAt: now,
      statusChangedAt: now,
      firstResponseAt: null,
      closedAt: null,
      reopenCount: 0,
      answered: false,
      waitStartedAt: now,
      deadlineAt,
    };
  }
}
