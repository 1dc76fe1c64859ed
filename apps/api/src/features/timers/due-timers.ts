import { isTimed, timedStatuses } from '@supportal/domain';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import { sql, sqlTime } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Logger } from '../../platform/logger';
import type { CalendarSource } from '../directories/calendar-source';
import type { TicketLog } from '../tickets/ticket-log';
import type { TicketMovement } from '../tickets/ticket-movement';
import { Ticket } from '../tickets/ticket.entity';
import { TicketTimer } from './ticket-timer.entity';
import type { WaitRules } from './wait-rules';

interface Needs {
  readonly read: Reader;
  readonly uow: UnitOfWork;
  readonly movement: TicketMovement;
  readonly log: TicketLog;
  readonly rules: WaitRules;
  readonly calendars: CalendarSource;
  readonly clock: Clock;
  readonly logger: Logger;
}

const batch = 200;

/**
 * Acts on what is due. Each timer is a transaction of its own that holds the ticket and looks again: a person, another
 * node or an earlier run may have been faster. A step starts the next wait now, so a late run makes one step, not two.
 */
export class DueTimers {
  constructor(private readonly needs: Needs) {}

  /** Acts on every timer due by now; returns how many acted. */
  async run(): Promise<number> {
    const until = this.needs.clock.now();
    let acted = 0;
    for (let after = 0, more = true; more;) {
      const due = await this.needs.read.rows<{ id: number; ticketId: number }>(sql`
        SELECT x.id, x.ticketId FROM ticket_timer x
        WHERE x.dueAt <= ${sqlTime(until)} AND x.id > ${after} ORDER BY x.id LIMIT ${batch}`);
      for (const timer of due) acted += (await this.actSafely(timer)) ? 1 : 0;
      after = due.at(-1)?.id ?? after;
      more = due.length === batch;
    }
    return acted;
  }

  private async actSafely(timer: { id: number; ticketId: number }): Promise<boolean> {
    try {
      return await this.needs.uow.run((tx) => this.act(tx, timer));
    } catch (error) {
      this.needs.logger.error({ err: error, ticketId: timer.ticketId }, 'timer failed; it is tried again');
      return false;
    }
  }

  private async act(tx: Tx, { id, ticketId }: { id: number; ticketId: number }): Promise<boolean> {
    const ticket = await tx.lock(Ticket, { id: ticketId });
    const timer = await tx.find(TicketTimer, { id });
    if (!ticket || !timer || timer.dueAt > this.needs.clock.now()) return false;
    if (!isTimed(ticket.status)) return this.discard(tx, ticket, id);
    return timer.kind === 'EXPIRY' ? this.expire(tx, ticket) : this.remind(tx, ticket, timer);
  }

  // No wait leaves a timer behind; a stray row, made by hand, must not be looked at every second for ever.
  private async discard(tx: Tx, { id: ticketId, status }: Ticket, id: number): Promise<boolean> {
    this.needs.logger.warn({ ticketId, status }, 'a timer without a wait was removed');
    await tx.remove(TicketTimer, { id });
    return false;
  }

  private async expire(tx: Tx, ticket: Ticket): Promise<boolean> {
    await this.needs.movement.expire(
      tx,
      ticket,
      timedStatuses[ticket.status]!.to,
      this.needs.rules.hoursOf(ticket.status)!,
    );
    return true;
  }

  private async remind(tx: Tx, ticket: Ticket, timer: TicketTimer): Promise<boolean> {
    const now = this.needs.clock.now();
    const calendar = await this.needs.calendars.of(tx, ticket.organizationId);
    // Outside working hours a late reminder waits for the morning.
    if (!this.needs.rules.runs(calendar, now)) return false;
    await tx.remove(TicketTimer, { id: timer.id });
    // After a long sleep the nearer reminder, or the end itself, says it better.
    const overtaken = (await tx.list(TicketTimer, { ticketId: ticket.id })).some(
      (other) => other.dueAt <= now && other.hoursLeft < timer.hoursLeft,
    );
    if (overtaken) return false;
    const hours = timer.hoursLeft;
    const entryId = await this.needs.log.write(tx, {
      ticketId: ticket.id,
      at: now,
      kind: 'REMINDED',
      actorId: null,
      source: 'TIMER',
      hours,
    });
    tx.raise('ticket.reminded', { ticketId: ticket.id, entryId, by: null, hours, waitsFor: ticket.status });
    return true;
  }
}
