import {
  type Actor,
  addWorkingTime,
  isTimed,
  openTransitions,
  type TicketPriority,
  type TicketStatus,
  type TicketType,
  transitions,
} from '@supportal/domain';
import { actorsOf, type TicketFacts, ticketPolicy } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { TicketEvent } from '../../features/tickets/ticket-event.entity';
import type { Ticket } from '../../features/tickets/ticket.entity';
import type { DemoReplay } from './demo-replay';

const hour = 3_600_000;

/** Goes through the log of one ticket by the rules of the product and collects what does not fit. */
export class TicketReplay {
  readonly problems: string[] = [];
  private status: TicketStatus = 'NEW';
  private type: TicketType;
  private priority: TicketPriority;
  private assigneeId: number | null = null;
  private reopenCount = 0;
  private answered = false;
  private version = 0;
  private wait: { since: number; deadline: number } | null = null;
  private firstResponseAt: Date | null = null;
  private statusChangedAt: Date;
  private updatedAt: Date;
  private readonly rated = new Set<number>();

  constructor(
    private readonly demo: DemoReplay,
    private readonly ticket: Ticket,
  ) {
    const log = demo.logOf(ticket.id);
    this.type = log.find(({ kind }) => kind === 'TYPE_CHANGED')?.oldType ?? ticket.type;
    this.priority = log.find(({ kind }) => kind === 'PRIORITY_CHANGED')?.oldPriority ?? ticket.priority;
    this.statusChangedAt = this.updatedAt = ticket.createdAt;
    log.forEach((entry, at) => this.read(entry, log[at - 1] ?? null));
    this.compare();
  }

  private read(entry: TicketEvent, before: TicketEvent | null): void {
    const { kind, at, internal } = entry;
    this.expect(!before || at >= before.at, `${kind} goes back in time`);
    this.expect((kind === 'CREATED') === !before, 'the log begins with CREATED and has one');
    const late = this.wait && at.getTime() > this.wait.deadline;
    this.expect(!late || entry.source === 'TIMER', `${kind} after the deadline`);
    this.judge(entry);
    if (internal || kind === 'REMINDED') return;
    this.updatedAt = at;
    this.version++;
    if (this.speaks(entry)) this.firstResponseAt ??= at;
  }

  private judge(entry: TicketEvent): void {
    const message = this.demo.messages.get(entry.id);
    const by = this.actors(entry);
    const { kind } = entry;
    if (this.status === 'CLOSED') {
      this.expect(kind === 'RATED' || entry.toStatus === 'REOPENED', `${kind} on a closed ticket`);
    }
    this.expect(entry.internal === (kind === 'NOTE_ADDED'), `${kind} internal: ${entry.internal}`);
    this.expect(!message || message.internal === entry.internal, `${kind} and its message differ in reach`);
    switch (kind) {
      case 'CREATED':
        this.expect(
          entry.actorId === this.ticket.authorId && entry.toStatus === 'NEW',
          'created by somebody else',
        );
        return this.expect(entry.at.getTime() === this.ticket.createdAt.getTime(), 'created at another time');
      case 'STATUS_CHANGED':
        return this.move(entry, by, message !== undefined);
      case 'COMMENTED':
        this.expect(message !== undefined && (by.has('SPECIALIST') || by.has('CUSTOMER')), 'comment');
        return this.comment(entry, by.has('CUSTOMER'));
      case 'NOTE_ADDED':
        return this.expect(message !== undefined && this.may('ticket.note', entry.actorId), 'note');
      case 'ASSIGNED':
        this.expect(this.may('ticket.assign', entry.actorId), 'assigned by nobody who may');
        this.expect(this.may('ticket.process', entry.newAssigneeId), 'assigned to nobody who may');
        return this.assign(entry);
      case 'TYPE_CHANGED':
        this.expect(by.has('SPECIALIST') && entry.oldType === this.type, 'type');
        this.type = entry.newType!;
        return;
      case 'PRIORITY_CHANGED':
        this.expect(by.has('SPECIALIST') && entry.oldPriority === this.priority, 'priority');
        this.priority = entry.newPriority!;
        return;
      case 'WAIT_EXTENDED':
        this.expect(by.has('SPECIALIST') && message !== undefined && this.wait !== null, 'extension');
        if (this.wait) this.wait.deadline = this.after(this.wait.deadline, entry.hours!);
        return;
      case 'REMINDED':
        return this.expect(this.wait !== null && [20, 4].includes(entry.hours!), 'reminder');
      case 'RATED':
        return this.rate(entry, by);
    }
  }

  private move(entry: TicketEvent, by: Set<Actor>, spoken: boolean): void {
    const to = entry.toStatus!;
    this.expect(entry.fromStatus === this.status, `${entry.fromStatus} was not the status`);
    const option = openTransitions(this.status, this.type, by).find((one) => one.to === to);
    const inTable = transitions.some(
      (row) => row.to === to && row.from.includes(this.status) && by.has(row.by),
    );
    this.expect(option !== undefined && inTable, `${this.status} to ${to} by ${[...by].join()}`);
    this.expect(spoken || !option?.commentRequired || entry.source === 'TIMER', `${to} without words`);
    if (entry.source === 'TIMER') {
      this.expect(this.wait !== null && entry.at.getTime() >= this.wait.deadline, 'timer too early');
      this.expect(!spoken, 'the timer speaks');
    }
    if (entry.newAssigneeId !== null) {
      this.expect(entry.newAssigneeId === entry.actorId, 'taken for somebody else');
      this.assign(entry);
    }
    this.status = to;
    this.statusChangedAt = entry.at;
    if (to === 'REOPENED') this.reopenCount++;
    this.startWait(entry.at);
  }

  private comment({ at }: TicketEvent, byCustomer: boolean): void {
    if (!byCustomer) {
      this.answered = false;
      if (this.status === 'AWAITING_INFO') this.startWait(at);
    } else if (isTimed(this.status)) {
      this.answered = true;
      this.wait = null;
    }
  }

  private assign({ oldAssigneeId, newAssigneeId }: TicketEvent): void {
    this.expect(oldAssigneeId === this.assigneeId && newAssigneeId !== oldAssigneeId, 'old assignee');
    this.assigneeId = newAssigneeId;
  }

  private rate({ score, actorId, at }: TicketEvent, by: Set<Actor>): void {
    const rating = this.demo.ratingsOf(this.ticket.id).find(({ cycle }) => cycle === this.reopenCount);
    this.expect(
      by.has('CUSTOMER') && this.status === 'CLOSED' && !this.rated.has(this.reopenCount),
      'rating',
    );
    this.expect(rating?.score === score && rating?.authorId === actorId, 'rating and its entry differ');
    this.expect(rating?.createdAt.getTime() === at.getTime(), 'rating at another time');
    this.rated.add(this.reopenCount);
  }

  private startWait(at: Date): void {
    this.answered = false;
    const since = at.getTime();
    this.wait = isTimed(this.status) ? { since, deadline: this.after(since, 40) } : null;
  }

  private after(at: number, hours: number): number {
    return addWorkingTime(this.demo.calendarOf(this.ticket.organizationId), at, hours * hour);
  }

  private speaks({ id, kind, actorId }: TicketEvent): boolean {
    const aloud = this.demo.messages.has(id) && (kind === 'COMMENTED' || kind === 'STATUS_CHANGED');
    return aloud && actorId !== null && this.viewer(actorId).isProvider;
  }

  private actors({ actorId, source }: TicketEvent): Set<Actor> {
    this.expect((actorId === null) === (source === 'TIMER'), 'only the timer is nobody');
    return actorId === null ? new Set<Actor>(['TIMER']) : actorsOf(this.viewer(actorId), this.facts());
  }

  private may(rule: keyof typeof ticketPolicy, userId: number | null): boolean {
    return userId !== null && ticketPolicy[rule](this.viewer(userId), this.facts());
  }

  private viewer(userId: number): Viewer {
    return this.demo.viewers.get(userId)!;
  }

  private facts(): TicketFacts {
    const { status, type, assigneeId } = this;
    const authorGroupIds = this.demo.groupsOf(this.ticket.authorId);
    return { ...this.ticket, status, type, assigneeId, authorGroupIds };
  }

  private compare(): void {
    const instant = (at: number | undefined) => (at === undefined ? null : new Date(at));
    const { status, type, priority, assigneeId, reopenCount, answered, version } = this;
    const told = {
      ...{ status, type, priority, assigneeId, reopenCount, answered, version },
      updatedAt: this.updatedAt,
      statusChangedAt: this.statusChangedAt,
      firstResponseAt: this.firstResponseAt,
      closedAt: status === 'CLOSED' ? this.statusChangedAt : null,
      waitStartedAt: instant(this.wait?.since),
      deadlineAt: instant(this.wait?.deadline),
    };
    for (const [field, value] of Object.entries(told)) {
      const stored = this.ticket[field as keyof typeof told];
      this.expect(
        String(stored?.valueOf()) === String(value?.valueOf()),
        `${field} is ${stored}, the log says ${value}`,
      );
    }
    this.expect(this.demo.ratingsOf(this.ticket.id).length === this.rated.size, 'ratings without an entry');
  }

  private expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }
}
