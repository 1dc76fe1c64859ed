import { addWorkingTime, compileCalendar, defaultCalendarSpec, type TicketStatus } from '@supportal/domain';
import type { Overrides } from '../app';
import { sql } from '../platform/database/sql';
import type { Mail } from '../platform/mail/mailer';
import { documents, type ShownEntry, type ShownTicket } from './documents';
import { supportWorld, type SupportWorld } from './support-world';
import { TestApp } from './test-app';
import { look, ticketIn } from './tickets';

const hour = 3_600_000;
const office = compileCalendar(defaultCalendarSpec);

/** Epoch time of `YYYY-MM-DDTHH:mm` in Moscow, three hours ahead of UTC. */
export const moscow = (local: string): Date => new Date(`${local}:00+03:00`);

/** The instant `hours` working hours after another by the default calendar. */
export const workingHoursAfter = (from: Date | string, hours: number): Date =>
  new Date(addWorkingTime(office, new Date(from).getTime(), hours * hour));

/** A {@link SupportWorld} whose time is in the hands of the spec. */
export class TimerWorld {
  private constructor(
    readonly app: TestApp,
    readonly world: SupportWorld,
  ) {}

  static async open(env: Record<string, string> = {}, overrides: Overrides = {}): Promise<TimerWorld> {
    const app = await TestApp.open({ SESSION_HOURS: '8000', ...env }, overrides);
    return new TimerWorld(app, await supportWorld(app));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** A ticket that came into a status at this instant. */
  async waiting(status: TicketStatus, since: Date, values: object = {}): Promise<ShownTicket> {
    this.app.clock.set(since);
    return ticketIn(this.world, status, values);
  }

  /** The ticket as the specialist sees it at this instant, after timers have run. */
  async at(instant: Date, { id }: { id: number }): Promise<ShownTicket> {
    this.app.clock.set(instant);
    await this.app.runTimers();
    return look(this.world.specialist.api, id);
  }

  /** The same a second before. */
  justBefore(instant: Date, ticket: { id: number }): Promise<ShownTicket> {
    return this.at(new Date(instant.getTime() - 1_000), ticket);
  }

  /** Says something as the author or the specialist. */
  async say(
    who: 'author' | 'deputy' | 'specialist',
    { id }: { id: number },
    more: object = {},
  ): Promise<void> {
    await this.world[who].api.run(documents.comment, { input: { id, body: 'Сообщение', ...more } });
  }

  /** Letters about a ticket, oldest first. */
  async letters({ id }: { id: number }): Promise<Mail[]> {
    await this.app.app.outbox.sweep();
    return this.app.mails.filter((mail) => mail.about?.endsWith(` of ticket ${id}`));
  }

  /** What waits to be done for a ticket, the nearest first. */
  async timers({ id }: { id: number }): Promise<{ kind: string; hoursLeft: number; dueAt: Date }[]> {
    const rows = await this.app.app.platform.database.read.rows<{
      kind: string;
      hoursLeft: number;
      dueAt: Date | string;
    }>(sql`SELECT kind, hoursLeft, dueAt FROM ticket_timer WHERE ticketId = ${id} ORDER BY dueAt`);
    return rows.map((row) => ({
      ...row,
      dueAt: row.dueAt instanceof Date ? row.dueAt : new Date(`${row.dueAt.replace(' ', 'T')}Z`),
    }));
  }
}

/** The steps in a history that the timer made. */
export const stepsOfTimer = ({ timeline }: ShownTicket): ShownEntry[] =>
  timeline.entries.filter((entry) => entry.kind === 'STATUS_CHANGED' && entry.source === 'TIMER');
/** How many working hours were left at each reminder in a history. */
export const remindersOf = ({ timeline }: ShownTicket): (number | null)[] =>
  timeline.entries.filter((entry) => entry.kind === 'REMINDED').map((entry) => entry.hours);
