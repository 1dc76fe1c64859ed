import type { Tx } from '../../platform/database/tx';
import type { EventBus } from '../../platform/events/event-bus';
import type { CalendarSource, NamedCalendar } from '../directories/calendar-source';
import { Ticket } from '../tickets/ticket.entity';
import { TicketTimer } from './ticket-timer.entity';
import type { WaitRules } from './wait-rules';

/**
 * Starts, restarts, extends and cancels waits, in the transaction of whatever causes it. What causes it has changed the
 * ticket just now, so the time of that change is the time of the wait.
 */
export class Waits {
  constructor(
    private readonly rules: WaitRules,
    private readonly calendars: CalendarSource,
  ) {}

  /** Starts a full wait if the status of the ticket has one; ends any other. */
  async restart(tx: Tx, ticketId: number): Promise<void> {
    const ticket = (await tx.find(Ticket, { id: ticketId }))!;
    const hours = this.rules.hoursOf(ticket.status);
    if (hours === null) return this.cancel(tx, ticketId);
    const from = ticket.updatedAt;
    const calendar = await this.calendars.held(tx, ticket.organizationId);
    await tx.update(Ticket, ticketId, { answered: false });
    await this.plan(tx, ticket, calendar, { from, until: this.rules.after(calendar, from, hours) });
  }

  /** Moves the deadline `hours` working hours ahead. */
  async extend(tx: Tx, ticketId: number, hours: number): Promise<void> {
    const ticket = (await tx.find(Ticket, { id: ticketId }))!;
    if (!ticket.deadlineAt || !ticket.waitStartedAt) return;
    const calendar = await this.calendars.held(tx, ticket.organizationId);
    const from = new Date(Math.max(ticket.deadlineAt.getTime(), ticket.updatedAt.getTime()));
    const until = this.rules.after(calendar, from, hours);
    await this.plan(tx, ticket, calendar, { from: ticket.waitStartedAt, until });
  }

  /** Nothing is awaited any more. */
  async cancel(tx: Tx, ticketId: number): Promise<void> {
    await tx.remove(TicketTimer, { ticketId });
    await tx.update(Ticket, ticketId, { waitStartedAt: null, deadlineAt: null });
  }

  private async plan(
    tx: Tx,
    { id: ticketId, updatedAt: now }: Ticket,
    calendar: NamedCalendar,
    { from: waitStartedAt, until: deadlineAt }: { from: Date; until: Date },
  ): Promise<void> {
    await tx.remove(TicketTimer, { ticketId });
    await tx.update(Ticket, ticketId, { waitStartedAt, deadlineAt });
    for (const timer of this.rules.timers(calendar, now, deadlineAt))
      await tx.insert(TicketTimer, { ticketId, ...timer });
  }
}

/** Which facts start, extend and end a wait. */
export function waitReactions(bus: EventBus, waits: Waits): void {
  bus.within('ticket.moved', (event, tx) => waits.restart(tx, event.ticketId));
  bus.within('ticket.answered', (event, tx) => waits.cancel(tx, event.ticketId));
  bus.within('ticket.waitExtended', (event, tx) => waits.extend(tx, event.ticketId, event.hours));
  // A specialist's next question starts a full new wait; so does their reply to an answer that had stopped one.
  bus.within('ticket.commented', async (event, tx) => {
    if (event.byCustomer) return;
    const ticket = await tx.find(Ticket, { id: event.ticketId });
    const answeredSolution = ticket?.status === 'AWAITING_CLOSURE' && !ticket.deadlineAt;
    if (ticket?.status === 'AWAITING_INFO' || answeredSolution) await waits.restart(tx, event.ticketId);
  });
}
