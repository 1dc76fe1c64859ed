import {
  addWorkingTime,
  isWorkingAt,
  nextWorkingInstant,
  workingTimeBetween,
  type TicketStatus,
} from '@supportal/domain';
import type { NamedCalendar } from '../directories/calendar-source';
import type { TicketTimer } from './ticket-timer.entity';

const hour = 3_600_000;

/** Lengths of waits, in working hours; `demoSeconds` > 0 makes every whole wait last that many real seconds. */
export interface WaitLengths {
  readonly AWAITING_INFO: number;
  readonly AWAITING_CLOSURE: number;
  readonly demoSeconds: number;
}

/** Reminders go out when this many working hours are left. */
export const reminderHours = [20, 4] as const;

/** A reminder to come. */
export interface PlannedReminder {
  readonly hoursLeft: number;
  readonly dueAt: Date;
}

/** A row of the table of timers to come. */
export type PlannedTimer = Pick<TicketTimer, 'kind' | 'hoursLeft' | 'dueAt'>;

/** Turns working hours into instants. Times are exact to the millisecond. */
export class WaitRules {
  constructor(readonly lengths: WaitLengths) {}

  /** Working hours of the wait of a status; null for statuses that do not end by themselves. */
  hoursOf(status: TicketStatus): number | null {
    if (status !== 'AWAITING_INFO' && status !== 'AWAITING_CLOSURE') return null;
    // In a demonstration all waits are equally long.
    return this.lengths[this.lengths.demoSeconds ? 'AWAITING_INFO' : status];
  }

  /** The instant `hours` working hours after `from`. */
  after(named: NamedCalendar, from: Date, hours: number): Date {
    return this.later(named, from, hours * hour);
  }

  /** The instant so many working milliseconds after `from`. */
  later({ calendar }: NamedCalendar, from: Date, milliseconds: number): Date {
    if (this.lengths.demoSeconds)
      return new Date(Math.round(from.getTime() + (milliseconds / hour) * this.demoHour()));
    return new Date(addWorkingTime(calendar, from.getTime(), milliseconds));
  }

  /** Working milliseconds between two instants. */
  between({ calendar }: NamedCalendar, from: Date, to: Date): number {
    if (this.lengths.demoSeconds)
      return Math.max(0, ((to.getTime() - from.getTime()) / this.demoHour()) * hour);
    return workingTimeBetween(calendar, from.getTime(), to.getTime());
  }

  /** True while working time runs. */
  runs({ calendar }: NamedCalendar, at: Date): boolean {
    return this.lengths.demoSeconds > 0 || isWorkingAt(calendar, at.getTime());
  }

  /** The reminders of a wait that begins `from` and ends `until`, within working time and after `from`. */
  reminders(named: NamedCalendar, from: Date, until: Date): PlannedReminder[] {
    const whole = this.between(named, from, until);
    return reminderHours
      .filter((left) => left * hour < whole)
      .map((left) => ({
        hoursLeft: left,
        dueAt: this.opening(named, this.later(named, from, whole - left * hour)),
      }));
  }

  /** Everything due in a wait that ends `until`, as seen from `now`: its end, and the reminders to come. */
  timers(named: NamedCalendar, now: Date, until: Date): PlannedTimer[] {
    const reminders = this.reminders(named, now, until);
    return [
      { kind: 'EXPIRY', hoursLeft: 0, dueAt: until },
      ...reminders.map((reminder) => ({ kind: 'REMINDER' as const, ...reminder })),
    ];
  }

  private opening({ calendar }: NamedCalendar, at: Date): Date {
    return this.lengths.demoSeconds ? at : new Date(nextWorkingInstant(calendar, at.getTime()));
  }

  private demoHour(): number {
    return (this.lengths.demoSeconds * 1000) / this.lengths.AWAITING_INFO;
  }
}
