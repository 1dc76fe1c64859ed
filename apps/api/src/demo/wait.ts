import { addWorkingTime, nextWorkingInstant, type WorkCalendar } from '@supportal/domain';

/** Milliseconds of an hour. */
export const HOUR = 3_600_000;
/** Working hours before an unanswered ticket moves by itself. */
export const WAIT_HOURS = 40;
const reminderHours = [20, 4];

/** A reminder: working hours left, and when. */
export interface Reminder {
  readonly hoursLeft: number;
  readonly at: number;
}

/** The running wait of a ticket. */
export class Wait {
  /** When the ticket moves by itself. */
  readonly deadline: number;
  private readonly reminders: readonly Reminder[];

  constructor(
    private readonly calendar: WorkCalendar,
    readonly since: number,
    private readonly hours = WAIT_HOURS,
    /** Until when reminders have been sent. */
    private remindedUntil = since,
  ) {
    this.deadline = addWorkingTime(calendar, since, hours * HOUR);
    this.reminders = reminderHours.map((hoursLeft) => {
      const due = addWorkingTime(calendar, since, (hours - hoursLeft) * HOUR);
      return { hoursLeft, at: nextWorkingInstant(calendar, due) };
    });
  }

  /** The same wait with more working hours. */
  extended(hours: number): Wait {
    return new Wait(this.calendar, this.since, this.hours + hours, this.remindedUntil);
  }

  /** Reminders that became due since the last call. */
  remindersDue(now: number): Reminder[] {
    const due = this.reminders.filter(({ at }) => at > this.remindedUntil && at <= now);
    this.remindedUntil = Math.max(this.remindedUntil, now);
    return due;
  }

  /** Reminders still to come. */
  remindersAfter(now: number): Reminder[] {
    return this.reminders.filter(({ at }) => at > now);
  }
}
