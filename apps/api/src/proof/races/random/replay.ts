import type { TicketPriority, TicketStatus, TicketType } from '@supportal/domain';
import { capacities, type Member } from './crowd';
import type { DeedInput } from './deed';
import type { Entry, History } from './history';
import { isLegal, waitsAs, type Who } from './product-table';

/** A ticket as its history makes it. */
export interface Replayed {
  readonly version: number;
  readonly status: TicketStatus;
  readonly type: TicketType;
  readonly priority: TicketPriority;
  readonly assigneeId: number | null;
  readonly reopenCount: number;
  readonly answered: boolean;
  readonly firstResponseAt: Date | null;
  readonly closedAt: Date | null;
  readonly wait: Wait | null;
  readonly statusChangedAt: Date;
  readonly updatedAt: Date;
  readonly rated: readonly number[];
}

/** A wait of the customer, which a timer ends. */
interface Wait {
  readonly since: Date;
  readonly until: Date;
}

/** How long a whole wait lasts, in milliseconds; the hours of an extension are fortieths of it. */
export type WaitLength = number;

/** Whatever an entry breaks, in words. */
export type Complaint = (words: string) => void;

/** Applies entries one by one by the rules of the specification, and complains of each that breaks them. */
export class Replay {
  constructor(
    private readonly members: ReadonlyMap<number, Member>,
    private readonly waitLength: WaitLength,
    private readonly complain: Complaint,
  ) {}

  /** The state after the entry that created the ticket. */
  begin({ ticket, entries }: History, asked: DeedInput): Replayed {
    const first = entries[0]!;
    this.expect(first.kind === 'CREATED' && first.toStatus === 'NEW', 'does not begin with its creation');
    this.expect(first.actorId === ticket.authorId, 'was not created by its author');
    return {
      version: 1,
      status: 'NEW',
      type: asked.type!,
      priority: asked.priority!,
      assigneeId: null,
      reopenCount: 0,
      answered: false,
      firstResponseAt: null,
      closedAt: null,
      wait: null,
      statusChangedAt: first.at,
      updatedAt: first.at,
      rated: [],
    };
  }

  /** The state after this entry; `sameChange` says that it belongs to the change of the entry before. */
  apply(state: Replayed, entry: Entry, ticket: History['ticket'], sameChange: boolean): Replayed {
    const actor = entry.actorId === null ? null : this.members.get(entry.actorId)!;
    const by: Set<Who> = actor ? capacities(actor, ticket) : new Set(['timer']);
    this.expect((entry.source === 'TIMER') === !actor, `source ${entry.source} of #${entry.id}`);
    this.expect(entry.internal === (entry.kind === 'NOTE_ADDED'), `secrecy of #${entry.id}`);
    this.expect(
      !entry.message || entry.message.internal === entry.internal,
      `secrecy of the words of #${entry.id}`,
    );
    this.expect(
      state.status !== 'CLOSED' || takenWhenClosed(entry),
      `closed, but got ${entry.kind} #${entry.id}`,
    );
    const next = this.changed(state, entry, by, actor);
    if (entry.kind === 'NOTE_ADDED' || entry.kind === 'REMINDED') return next;
    return { ...next, version: state.version + (sameChange ? 0 : 1), updatedAt: entry.at };
  }

  private changed(state: Replayed, entry: Entry, by: Set<Who>, actor: Member | null): Replayed {
    switch (entry.kind) {
      case 'STATUS_CHANGED':
        return this.moved(state, entry, by);
      case 'COMMENTED':
        return this.commented(state, entry, by, actor!);
      case 'ASSIGNED':
        return this.assigned(state, entry, actor);
      case 'TYPE_CHANGED':
      case 'PRIORITY_CHANGED':
        return this.corrected(state, entry, by, actor);
      case 'WAIT_EXTENDED':
      case 'REMINDED':
        return this.waited(state, entry, by, actor);
      case 'RATED':
        return this.rated(state, entry, by, actor);
      case 'NOTE_ADDED':
        this.expect(Boolean(actor?.notes), `a note #${entry.id} by ${actor?.name}, who has no right to`);
        return state;
      default:
        this.expect(false, `a second creation #${entry.id}`);
        return state;
    }
  }

  private assigned(state: Replayed, entry: Entry, actor: Member | null): Replayed {
    const { id, oldAssigneeId, newAssigneeId } = entry;
    this.expect(Boolean(actor?.assigns), `assigned by ${actor?.name} in #${id}`);
    this.expectChange(state.assigneeId, oldAssigneeId, newAssigneeId, entry);
    this.expect(
      newAssigneeId === null || this.members.get(newAssigneeId)!.processes,
      `assigned to somebody who cannot process it in #${id}`,
    );
    return { ...state, assigneeId: newAssigneeId };
  }

  private corrected(state: Replayed, entry: Entry, by: Set<Who>, actor: Member | null): Replayed {
    const what = entry.kind === 'TYPE_CHANGED' ? 'type' : 'priority';
    this.expect(by.has('specialist'), `${what} corrected by ${actor?.name} in #${entry.id}`);
    if (what === 'priority') {
      this.expectChange(state.priority, entry.oldPriority, entry.newPriority, entry);
      return { ...state, priority: entry.newPriority! };
    }
    this.expectChange(state.type, entry.oldType, entry.newType, entry);
    this.expect(waitsAs[state.status]?.includes(entry.newType!) ?? true, `unfit type in #${entry.id}`);
    return { ...state, type: entry.newType! };
  }

  private waited(state: Replayed, entry: Entry, by: Set<Who>, actor: Member | null): Replayed {
    if (entry.kind === 'REMINDED') {
      this.expect(!actor && state.wait !== null, `reminder #${entry.id} of what nobody waits for`);
      return state;
    }
    const isRight = by.has('specialist') && Boolean(state.wait && entry.message);
    this.expect(isRight, `extension #${entry.id}`);
    return { ...state, wait: state.wait && this.extended(state.wait, entry) };
  }

  private rated(state: Replayed, { id }: Entry, by: Set<Who>, actor: Member | null): Replayed {
    this.expect(by.has('customer') && state.status === 'CLOSED', `rating #${id} by ${actor?.name}`);
    this.expect(!state.rated.includes(state.reopenCount), `second rating #${id} of one closing`);
    return { ...state, rated: [...state.rated, state.reopenCount] };
  }

  private moved(state: Replayed, entry: Entry, by: Set<Who>): Replayed {
    const [from, to] = [entry.fromStatus!, entry.toStatus!];
    this.expect(from === state.status, `#${entry.id} begins in ${from}, the ticket was in ${state.status}`);
    const withWords = Boolean(entry.message?.body.trim());
    const step = { from, to, type: state.type, by, withWords };
    this.expect(
      isLegal(step),
      `illegal ${from}-${to} #${entry.id} by ${[...by].join(',')} ${withWords ? '' : 'without words'}`,
    );
    const taken = from === 'NEW' || from === 'REOPENED' ? to === 'IN_PROGRESS' : false;
    const assigneeId = taken ? entry.actorId : state.assigneeId;
    if (assigneeId !== state.assigneeId)
      this.expectChange(state.assigneeId, entry.oldAssigneeId, assigneeId, entry);
    this.expect(
      !by.has('timer') || (state.wait !== null && state.wait.until <= entry.at),
      `timer #${entry.id} too early`,
    );
    const spoke = by.has('specialist') && withWords;
    return {
      ...state,
      status: to,
      assigneeId,
      answered: false,
      reopenCount: state.reopenCount + (to === 'REOPENED' ? 1 : 0),
      closedAt: to === 'CLOSED' ? entry.at : null,
      wait: isTimed(to) ? this.waitFrom(entry) : null,
      statusChangedAt: entry.at,
      firstResponseAt: state.firstResponseAt ?? (spoke ? entry.at : null),
    };
  }

  private commented(state: Replayed, entry: Entry, by: Set<Who>, actor: Member): Replayed {
    const specialist = by.has('specialist');
    this.expect(specialist || by.has('customer'), `words #${entry.id} of ${actor.name}, who has no say`);
    this.expect(Boolean(entry.message), `no words in #${entry.id}`);
    const timed = isTimed(state.status);
    if (!specialist) return { ...state, answered: timed || state.answered, wait: null };
    // Another question, or a reply to an answer: the customer's turn begins anew.
    const anew = state.status === 'AWAITING_INFO' || (timed && state.answered);
    return {
      ...state,
      wait: anew ? this.waitFrom(entry) : state.wait,
      answered: timed ? false : state.answered,
      firstResponseAt: state.firstResponseAt ?? entry.at,
    };
  }

  private waitFrom({ at }: Entry): Wait {
    return { since: at, until: new Date(at.getTime() + this.waitLength) };
  }

  private extended({ since, until }: Wait, { at, hours }: Entry): Wait {
    const from = Math.max(until.getTime(), at.getTime());
    return { since, until: new Date(from + (hours! * this.waitLength) / 40) };
  }

  private expectChange<T>(had: T, old: T, now: T, { id, kind }: Entry): void {
    this.expect(
      old === had && now !== had,
      `${kind} #${id} from ${String(old)} to ${String(now)}, it was ${String(had)}`,
    );
  }

  private expect(holds: boolean, words: string): void {
    if (!holds) this.complain(words);
  }
}

/** A status that a timer ends. */
export const isTimed = (status: TicketStatus | null): boolean =>
  status === 'AWAITING_INFO' || status === 'AWAITING_CLOSURE';

const takenWhenClosed = ({ kind, toStatus }: Entry): boolean => kind === 'RATED' || toStatus === 'REOPENED';
