import {
  type Actor,
  addWorkingTime,
  type ChangeSource,
  isTimed,
  nextWorkingInstant,
  openTransitions,
  type TicketEventKind,
  type TicketPriority,
  type TicketStatus,
  type TicketType,
  timedStatuses,
} from '@supportal/domain';
import { acts } from './acts';
import type { Person } from './people';
import { pace } from './scenarios';
import type { FileKind, PlannedStep, TicketPlan } from './ticket-plan';
import { HOUR, Wait, WAIT_HOURS } from './wait';
import type { World } from './world';

/** A row of the log to be. */
export interface LogEntry {
  readonly at: number;
  readonly kind: TicketEventKind;
  readonly internal: boolean;
  /** Null for automation. */
  readonly actor: Person | null;
  readonly source: ChangeSource;
  readonly change: Readonly<Partial<Change>>;
  /** Unfilled, see `words.ts`. */
  readonly text: string | null;
  readonly files: readonly FileKind[];
}

/** What an entry says about old and new values. */
export interface Change {
  fromStatus: TicketStatus;
  toStatus: TicketStatus;
  oldType: TicketType;
  newType: TicketType;
  oldPriority: TicketPriority;
  newPriority: TicketPriority;
  oldAssigneeId: number | null;
  newAssigneeId: number | null;
  hours: number;
  score: number;
}

/** A rating to be. */
export interface RatingDraft {
  readonly cycle: number;
  readonly score: number;
  readonly comment: string;
  readonly author: Person;
  readonly at: number;
}

/** Who acts: `side` as the workflow table calls it. */
export interface Doer {
  readonly side: Actor;
  readonly person: Person | null;
}

/** What an entry needs besides its kind and its doer. */
type Details = Partial<Pick<LogEntry, 'internal' | 'change' | 'text' | 'files'>>;

/** Plays the steps of a plan from a moment on, keeping the ticket as the portal would keep it. */
export class TicketHistory {
  readonly entries: LogEntry[] = [];
  readonly ratings: RatingDraft[] = [];
  status: TicketStatus = 'NEW';
  assignee: Person | null = null;
  wait: Wait | null = null;
  answered = false;
  reopenCount = 0;
  version = 1;
  firstResponseAt: number | null = null;
  statusChangedAt: number;
  closedBy: Person | null = null;
  type: TicketType;
  priority: TicketPriority;
  /** The moment of the step being played. */
  at: number;

  constructor(
    readonly plan: TicketPlan,
    private readonly world: World,
    readonly createdAt: number,
  ) {
    this.at = this.statusChangedAt = createdAt;
    this.type = plan.initialType;
    this.priority = plan.initialPriority;
    this.write('CREATED', { side: 'AUTHOR', person: plan.author }, { change: { toStatus: 'NEW' } });
    for (const step of plan.steps) this.play(step);
  }

  /** Lets the automation do what became due until `now`. */
  settle(now: number): void {
    while (this.wait && this.wait.deadline <= now) this.expire();
    this.remind(now);
  }

  /** Moves the ticket as the workflow table allows, or throws. */
  move(to: TicketStatus, doer: Doer, details: Details = {}): void {
    const from = this.status;
    const options = openTransitions(from, this.type, new Set([doer.side]));
    if (!options.some((option) => option.to === to))
      throw new Error(`No step from ${from} to ${to} for ${doer.side}`);
    this.write('STATUS_CHANGED', doer, {
      ...details,
      change: { ...details.change, fromStatus: from, toStatus: to },
    });
    this.status = to;
    this.statusChangedAt = this.at;
    this.closedBy = to === 'CLOSED' ? doer.person : null;
    if (to === 'REOPENED') this.reopenCount++;
    this.restartWait();
  }

  /** A public message that moves nothing; it starts or ends the wait, as a next question or an answer. */
  comment(doer: Doer, details: Details): void {
    this.write('COMMENTED', doer, details);
    this.answered = doer.side !== 'SPECIALIST' && (this.answered || isTimed(this.status));
    if (this.answered) this.wait = null;
    else if (this.status === 'AWAITING_INFO') this.restartWait();
  }

  /** A new wait if the status has one. */
  restartWait(): void {
    this.answered = false;
    this.wait = isTimed(this.status) ? new Wait(this.plan.customer.calendar, this.at) : null;
  }

  /** The timer moves the ticket. */
  expire(): void {
    const to = timedStatuses[this.status]?.to;
    if (!this.wait || !to) throw new Error(`Nothing to wait for in ${this.status}`);
    const { deadline } = this.wait;
    // The scheduler comes round every minute.
    this.at = deadline + 1_000 + (this.createdAt % 50_000);
    this.remind(deadline);
    this.move(to, { side: 'TIMER', person: null }, { change: { hours: WAIT_HOURS } });
  }

  /** Working hours of one side go by. */
  pass(side: 'STAFF' | 'CUSTOMER', hours: number): void {
    const calendar = side === 'STAFF' ? this.world.calendar : this.plan.customer.calendar;
    this.at = nextWorkingInstant(calendar, addWorkingTime(calendar, this.at, Math.round(hours * HOUR)));
    this.remind(this.at);
  }

  /** A row of the log at the present moment. */
  write(kind: TicketEventKind, doer: Doer, details: Details, at = this.at): void {
    const { internal = false, change = {}, text = null, files = [] } = details;
    const source =
      doer.side === 'TIMER' ? 'TIMER' : doer.person === this.plan.author ? this.plan.source : 'PORTAL';
    this.entries.push({ at, kind, internal, actor: doer.person, source, change, text, files });
    const speaks = doer.side === 'SPECIALIST' && text !== null && !internal;
    if (speaks) this.firstResponseAt ??= at;
    if (!internal && kind !== 'CREATED' && kind !== 'REMINDED') this.version++;
  }

  private play(planned: PlannedStep): void {
    if (planned.step === 'TIMEOUT') return this.expire();
    this.pass(pace[planned.step][2], planned.hours);
    acts[planned.step](this, planned);
  }

  private remind(until: number): void {
    for (const { hoursLeft, at } of this.wait?.remindersDue(until) ?? []) {
      this.write('REMINDED', { side: 'TIMER', person: null }, { change: { hours: hoursLeft } }, at);
    }
  }
}
