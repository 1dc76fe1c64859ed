import { In } from 'typeorm';
import type { Clock } from '../../platform/clock';
import { isIn, sql, sqlTime, type Sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Origin } from '../../platform/graphql/context';
import type { NamedCalendar } from '../directories/calendar-source';
import type { TicketLog } from '../tickets/ticket-log';
import { Ticket } from '../tickets/ticket.entity';
import { TicketTimer } from './ticket-timer.entity';
import type { PlannedTimer, WaitRules } from './wait-rules';

/** Other working hours for organizations. */
export interface CalendarShift {
  /** Which organizations, a condition over the table called `o`. */
  readonly which: Sql;
  readonly from: NamedCalendar;
  readonly to: NamedCalendar;
}

/** A wait as it is with the new working hours. */
export interface MovedWait {
  readonly ticketId: number;
  readonly before: Date;
  readonly after: Date;
  /** Null: they stay as they are. */
  readonly timers: readonly PlannedTimer[] | null;
}

/** Tickets read and written at once. */
const atOnce = 200;

/**
 * Reckons running waits anew when working hours change. A wait keeps its length: as many working hours as the old
 * calendar counted from its start to its end, extensions included, are counted from the same start by the new one.
 */
export class DeadlineMoves {
  constructor(
    private readonly rules: WaitRules,
    private readonly log: TicketLog,
    private readonly clock: Clock,
  ) {}

  /** Holds the tickets that wait: to be called before the calendar is changed, because whoever starts a wait holds both. */
  async hold(tx: Tx, which: Sql): Promise<void> {
    const ids = await waiting(tx, which);
    for (let at = 0; at < ids.length; at += atOnce) await tx.lockAll(Ticket, ids.slice(at, at + atOnce));
  }

  /** Every running wait as it will be, the nearest old deadline first. */
  async reckon(tx: Tx, shift: CalendarShift): Promise<MovedWait[]> {
    const ids = await waiting(tx, shift.which);
    const now = this.clock.now();
    const waits: MovedWait[] = [];
    for (let at = 0; at < ids.length; at += atOnce) {
      const some = ids.slice(at, at + atOnce);
      const timers = await tx.manager.find(TicketTimer, { where: isOneOf(some) });
      for (const ticket of await tx.lockAll(Ticket, some)) {
        const own = timers.filter(({ ticketId }) => ticketId === ticket.id);
        const wait = this.moved(ticket, shift, own, now);
        if (wait) waits.push(wait);
      }
    }
    return waits.sort((a, b) => a.before.getTime() - b.before.getTime() || a.ticketId - b.ticketId);
  }

  /** Writes the new deadlines and timers, an entry into each history, and tells everybody who looks. */
  async carryOut(
    tx: Tx,
    by: { readonly id: number; readonly source: Origin['source'] },
    waits: readonly MovedWait[],
  ): Promise<void> {
    for (let at = 0; at < waits.length; at += atOnce) {
      const some = waits.slice(at, at + atOnce);
      await replaceTimers(tx, some);
      await this.moveDeadlines(tx, by, some.filter(isMoved));
    }
  }

  private moved(
    { id: ticketId, waitStartedAt, deadlineAt: before }: Ticket,
    { from, to }: CalendarShift,
    timers: readonly TicketTimer[],
    now: Date,
  ): MovedWait | null {
    if (!waitStartedAt || !before) return null;
    const length = this.rules.between(from, waitStartedAt, before);
    const after = this.rules.later(to, waitStartedAt, length);
    const planned = this.rules.timers(to, now, after);
    const isSame = after.getTime() === before.getTime() && sameTimers(timers, planned, now);
    return { ticketId, before, after, timers: isSame ? null : planned };
  }

  private async moveDeadlines(
    tx: Tx,
    by: { readonly id: number; readonly source: Origin['source'] },
    waits: readonly MovedWait[],
  ): Promise<void> {
    if (!waits.length) return;
    const at = this.clock.now();
    await tx.rows(sql`
      UPDATE ticket SET version = version + 1, updatedAt = ${sqlTime(at)}, deadlineAt = ${deadlineOf(waits)}
      WHERE ${isIn('id', idsOf(waits))}`);
    const entries = await this.log.writeAll(
      tx,
      waits.map(({ ticketId, before, after }) => {
        const what = { ticketId, at, kind: 'DEADLINE_MOVED' as const, actorId: by.id, source: by.source };
        return { ...what, oldDeadlineAt: before, newDeadlineAt: after };
      }),
    );
    for (const [ticketId, entryId] of entries)
      tx.raise('ticket.deadlineMoved', { ticketId, entryId, by: by.id });
  }
}

/** True when the deadline itself moved. */
export const isMoved = ({ before, after }: MovedWait): boolean => before.getTime() !== after.getTime();

const idsOf = (waits: readonly MovedWait[]): number[] => waits.map(({ ticketId }) => ticketId);
const isOneOf = (ids: readonly number[]) => ({ ticketId: In([...ids]) });

async function waiting(tx: Tx, which: Sql): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    SELECT t.id FROM ticket_timer x JOIN ticket t ON t.id = x.ticketId
      JOIN organization o ON o.id = t.organizationId
    WHERE x.kind = 'EXPIRY' AND ${which} ORDER BY t.id`);
  return rows.map(({ id }) => id);
}

// What is overdue is about to be acted on: nothing is planned anew because of that.
function sameTimers(there: readonly TicketTimer[], planned: readonly PlannedTimer[], now: Date): boolean {
  const line = ({ kind, hoursLeft, dueAt }: PlannedTimer) => `${kind} ${hoursLeft} ${dueAt.getTime()}`;
  const toCome = there.filter(({ dueAt }) => dueAt > now).map(line);
  const wanted = planned.filter(({ dueAt }) => dueAt > now).map(line);
  return toCome.sort().join() === wanted.sort().join();
}

async function replaceTimers(tx: Tx, waits: readonly MovedWait[]): Promise<void> {
  const changed = waits.filter(({ timers }) => timers !== null);
  if (!changed.length) return;
  await tx.rows(sql`DELETE FROM ticket_timer WHERE ${isIn('ticketId', idsOf(changed))}`);
  const rows = changed.flatMap(({ ticketId, timers }) => timers!.map((timer) => ({ ticketId, ...timer })));
  await tx.manager.insert(TicketTimer, rows);
}

function deadlineOf(waits: readonly MovedWait[]): Sql {
  const params = waits.flatMap(({ ticketId, after }) => [ticketId, sqlTime(after)]);
  return { text: `CASE id ${'WHEN ? THEN ? '.repeat(waits.length)}END`, params };
}
