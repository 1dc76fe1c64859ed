import { addWorkingTime, isWorkingAt, nextWorkingInstant, type WorkCalendar } from '@supportal/domain';
import type { Viewer } from '../../access/viewer';
import { ViewerSource } from '../../access/viewer-source';
import { CalendarSource } from '../../features/directories/calendar-source';
import { GroupMember } from '../../features/groups/group-links.entity';
import { Organization, OrganizationKind } from '../../features/organizations/organization.entity';
import { User } from '../../features/accounts/user.entity';
import { TicketEvent } from '../../features/tickets/ticket-event.entity';
import { TicketMessage } from '../../features/tickets/ticket-message.entity';
import { TicketRating } from '../../features/tickets/ticket-rating.entity';
import type { Ticket } from '../../features/tickets/ticket.entity';
import type { TicketTimer } from '../../features/timers/ticket-timer.entity';
import type { Reader } from '../../platform/database/reader';
import { TicketReplay } from './ticket-replay';

const hour = 3_600_000;

/** Everything a replay of the log needs to judge it by the rules of the product itself. */
export class DemoReplay {
  private readonly logs = new Map<number, TicketEvent[]>();
  readonly messages = new Map<number, TicketMessage>();
  readonly viewers = new Map<number, Viewer>();
  private readonly calendars = new Map<number, WorkCalendar>();
  private readonly groups = new Map<number, number[]>();
  private ratings: TicketRating[] = [];
  private providerId = 0;

  static async of(read: Reader): Promise<DemoReplay> {
    const replay = new DemoReplay();
    for (const event of await read.list(TicketEvent)) {
      replay.logs.set(event.ticketId, [...replay.logOf(event.ticketId), event]);
    }
    for (const message of await read.list(TicketMessage)) replay.messages.set(message.entryId, message);
    replay.ratings = await read.list(TicketRating);
    await replay.loadPeople(read);
    return replay;
  }

  private async loadPeople(read: Reader): Promise<void> {
    const source = new ViewerSource(read);
    for (const { id } of await read.list(User)) {
      const viewer = await source.compute(id);
      if (viewer) this.viewers.set(id, viewer);
    }
    for (const { userId, groupId } of await read.list(GroupMember)) {
      this.groups.set(userId, [...this.groupsOf(userId), groupId]);
    }
    const calendars = new CalendarSource();
    for (const { id, kind } of await read.list(Organization)) {
      this.calendars.set(id, (await calendars.of(read, id)).calendar);
      if (kind === OrganizationKind.PROVIDER) this.providerId = id;
    }
  }

  logOf(ticketId: number): TicketEvent[] {
    return this.logs.get(ticketId) ?? [];
  }
  groupsOf(userId: number): number[] {
    return this.groups.get(userId) ?? [];
  }
  ratingsOf(ticketId: number): TicketRating[] {
    return this.ratings.filter((one) => one.ticketId === ticketId);
  }
  calendarOf(organizationId: number): WorkCalendar {
    return this.calendars.get(organizationId)!;
  }

  /** What is wrong with a ticket, in words. */
  problemsOf(ticket: Ticket): string[] {
    return new TicketReplay(this, ticket).problems.map((problem) => `${ticket.id}: ${problem}`);
  }

  /** Entries of people outside the working hours of their side, or later than `now`. */
  outOfHours(now: Date): string[] {
    const entries = [...this.logs.values()].flat();
    const wrong = entries.filter(({ at, actorId }) => {
      if (at > now) return true;
      const viewer = actorId && this.viewers.get(actorId);
      if (!viewer) return false;
      const calendar = this.calendarOf(viewer.isProvider ? this.providerId : viewer.organizationId);
      return !isWorkingAt(calendar, at.getTime());
    });
    return wrong.map(({ ticketId, kind, at }) => `${ticketId}: ${kind} at ${at.toISOString()}`);
  }

  /** Timers that should not be there, or are missing. */
  timerProblems(tickets: readonly Ticket[], timers: readonly TicketTimer[], now: Date): string[] {
    const expected = tickets.flatMap((ticket) => this.timersOf(ticket, now));
    const found = timers.map(({ ticketId, kind, hoursLeft, dueAt }) =>
      text(ticketId, kind, hoursLeft, dueAt.getTime()),
    );
    return [
      ...expected.filter((one) => !found.includes(one)).map((one) => `missing ${one}`),
      ...found.filter((one) => !expected.includes(one)).map((one) => `unexpected ${one}`),
    ];
  }

  private timersOf({ id, organizationId, waitStartedAt, deadlineAt }: Ticket, now: Date): string[] {
    if (!waitStartedAt || !deadlineAt) return [];
    const calendar = this.calendarOf(organizationId);
    const reminders = [20, 4].map((left) => {
      const due = addWorkingTime(calendar, waitStartedAt.getTime(), (40 - left) * hour);
      return { left, due: nextWorkingInstant(calendar, due) };
    });
    return [
      text(id, 'EXPIRY', 0, deadlineAt.getTime()),
      ...reminders
        .filter(({ due }) => due > now.getTime())
        .map(({ left, due }) => text(id, 'REMINDER', left, due)),
    ];
  }
}

const text = (ticketId: number, kind: string, hoursLeft: number, at: number): string =>
  `${ticketId} ${kind} ${hoursLeft} ${new Date(at).toISOString()}`;
