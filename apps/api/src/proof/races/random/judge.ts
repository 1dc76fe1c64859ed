import type { Member } from './crowd';
import { capacities } from './crowd';
import { isAcknowledged, type Deed, type DeedKind } from './deed';
import { groupBy, historiesOf, type Entry, type History, type Rows } from './history';
import { Ledger } from './ledger';
import { isTimed, Replay, type Complaint, type Replayed, type WaitLength } from './replay';
import { checkRow } from './row-check';

/** What a riot left: the rows, and what people were answered. */
export interface Evidence {
  readonly rows: Rows;
  readonly deeds: readonly Deed[];
  readonly members: readonly Member[];
  readonly waitLength: WaitLength;
}

const leaves: Record<DeedKind, readonly Entry['kind'][]> = {
  create: ['CREATED'],
  take: ['STATUS_CHANGED'],
  move: ['STATUS_CHANGED'],
  comment: ['COMMENTED', 'NOTE_ADDED', 'STATUS_CHANGED'],
  assign: ['ASSIGNED'],
  correct: ['TYPE_CHANGED', 'PRIORITY_CHANGED'],
  extend: ['WAIT_EXTENDED'],
  rate: ['RATED'],
};

/**
 * What is wrong with the rows that a riot left, as seen from the specification and from what people were answered:
 * every step legal and in order, what was acknowledged done exactly once, what was refused never.
 */
export function judge(evidence: Evidence): string[] {
  return new Judge(evidence).complaints;
}

class Judge {
  readonly complaints: string[] = [];
  private readonly ledger: Ledger;
  /** What a ticket was like in each of its versions. */
  private readonly states = new Map<string, Replayed>();
  private readonly members: ReadonlyMap<number, Member>;
  private readonly waitLength: WaitLength;

  constructor({ rows, deeds, members, waitLength }: Evidence) {
    this.waitLength = waitLength;
    this.ledger = new Ledger(deeds);
    this.members = new Map(members.map((member) => [member.id, member]));
    for (const history of historiesOf(rows)) this.judgeTicket(history);
    for (const deed of this.ledger.missing()) this.judgeMissing(deed);
    this.judgeKeys(rows);
    for (const { id, ticketId, messageId } of rows.files)
      if ((ticketId === null) !== (messageId === null)) this.complaints.push(`file ${id} is bound by half`);
  }

  private judgeTicket(history: History): void {
    const { ticket, entries } = history;
    const complain: Complaint = (words) => this.complaints.push(`ticket ${ticket.id}: ${words}`);
    const creation = this.ledger.creationOf(history);
    if (!creation || !entries[0]) return complain('nobody asked for it');
    const replay = new Replay(this.members, this.waitLength, complain);
    let state = replay.begin(history, creation.input);
    this.judgeDeed(creation, entries[0], state, history, complain);
    let last: { entry: Entry; deed: Deed | null } = { entry: entries[0], deed: creation };
    for (const entry of entries.slice(1)) {
      this.states.set(`${ticket.id}@${state.version}`, state);
      const continues = isSecondHalf(entry, last, state);
      const deed = continues ? last.deed : this.ledger.deedOf(entry, state, history);
      if (entry.at < last.entry.at) complain(`#${entry.id} is older than the entry before it`);
      state = replay.apply(state, entry, ticket, continues);
      if (deed && !continues) this.judgeDeed(deed, entry, state, history, complain);
      if (!deed && entry.actorId !== null) complain(`nobody asked for ${entry.kind} #${entry.id}`);
      last = { entry, deed };
    }
    this.states.set(`${ticket.id}@${state.version}`, state);
    checkRow(history, state, complain);
  }

  private judgeDeed(deed: Deed, entry: Entry, after: Replayed, history: History, complain: Complaint): void {
    const { kind, input, member, answers, number } = deed;
    const wrong = (words: string) =>
      complain(`deed ${number} (${kind} by ${member.name}, #${entry.id}): ${words}`);
    this.ledger.enter(deed, complain);
    if (!isAcknowledged(deed)) wrong(`was refused as ${deed.codes.join(', ')}, but done`);
    if (entry.actorId !== member.id) wrong('was done by somebody else');
    if (!leaves[kind].includes(entry.kind)) wrong(`left ${entry.kind}`);
    if (kind !== 'create' && entry.ticketId !== input.id) wrong('was done to another ticket');
    if (input.from && input.from !== entry.fromStatus)
      wrong(`began in ${entry.fromStatus}, not in ${input.from}`);
    if (input.to && input.to !== entry.toStatus) wrong(`led to ${entry.toStatus}, not to ${input.to}`);
    if (input.hours && input.hours !== entry.hours) wrong(`added ${entry.hours} hours, not ${input.hours}`);
    if (input.score && input.score !== entry.score) wrong(`gave ${entry.score}, not ${input.score}`);
    if (kind === 'comment') this.judgeWords(deed, entry, history, wrong);
    if (entry.files.join() !== [...(input.attachmentIds ?? [])].join()) wrong('has other files');
    if (answers.some((answer) => answer.id !== entry.ticketId || answer.version < after.version))
      wrong('was acknowledged with an older state');
    if (
      typeof input.seenEntryId === 'number' &&
      entry.kind === 'STATUS_CHANGED' &&
      overlooked(input.seenEntryId, entry, history)
    )
      wrong('overlooked a message');
  }

  private judgeWords({ input, member }: Deed, entry: Entry, history: History, wrong: Complaint): void {
    if (Boolean(input.internal) !== (entry.kind === 'NOTE_ADDED')) wrong(`left ${entry.kind}`);
    if (entry.kind === 'NOTE_ADDED' || capacities(member, history.ticket).has('specialist')) return;
    const before = history.entries
      .filter(({ id, toStatus }) => toStatus !== null && id < entry.id)
      .at(-1)!.toStatus;
    const returned = entry.kind === 'STATUS_CHANGED' && entry.toStatus === 'IN_PROGRESS';
    if (returned !== (isTimed(before) && Boolean(input.returnToWork)))
      wrong(`left ${entry.kind} after ${before}`);
  }

  // An assignment or correction to what is there already changes nothing, and is right to.
  private judgeMissing({ number, kind, input }: Deed): void {
    const state = this.states.get(`${input.id}@${input.version}`);
    const nothingToDo =
      (kind === 'assign' && state?.assigneeId === input.assigneeId) ||
      (kind === 'correct' &&
        state?.type === (input.type ?? state?.type) &&
        state?.priority === (input.priority ?? state?.priority));
    if (!state || !nothingToDo)
      this.complaints.push(`deed ${number} (${kind}) was acknowledged, but is lost`);
  }

  private judgeKeys({ keys }: Rows): void {
    const found = groupBy(keys, ({ userId, clientKey }) => `${userId} ${clientKey}`);
    for (const deed of this.ledger.deeds.filter(({ input }) => input.key)) {
      const rows = found.get(`${deed.member.id} ${deed.input.key}`) ?? [];
      const expected = isAcknowledged(deed) ? String(deed.answers[0]!.id) : '';
      if (rows.map(({ resultId }) => resultId).join() !== expected)
        this.complaints.push(
          `deed ${deed.number}: its key is remembered as ${rows.map(({ resultId }) => resultId).join() || 'nothing'}`,
        );
    }
  }
}

/** A correction of type and priority is one change with two entries. */
function isSecondHalf(entry: Entry, last: { entry: Entry; deed: Deed | null }, state: Replayed): boolean {
  const { deed } = last;
  return (
    entry.kind === 'PRIORITY_CHANGED' &&
    last.entry.kind === 'TYPE_CHANGED' &&
    deed?.kind === 'correct' &&
    deed.member.id === entry.actorId &&
    deed.input.priority === entry.newPriority &&
    deed.input.version === state.version - 1
  );
}

const overlooked = (seen: number, { id, actorId }: Entry, { entries }: History): boolean =>
  entries.some(
    (other) =>
      other.id > seen && other.id < id && other.message && !other.internal && other.actorId !== actorId,
  );
