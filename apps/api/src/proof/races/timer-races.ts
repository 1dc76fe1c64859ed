import type { TicketStatus } from '@supportal/domain';
import { mutations } from './mutations';
import type { TicketTraces } from './two-nodes';

/** What is left at a ticket after somebody and a timer wanted to act in the same instant. */
export interface Outcome {
  readonly status: string;
  readonly answered: boolean;
  /** By how much the version grew. */
  readonly versions: number;
  /** New entries of the log, such as `TIMER STATUS_CHANGED AWAITING_INFO-CLOSED`. */
  readonly steps: readonly string[];
  readonly words: readonly string[];
  /** Ids of files bound to the words. */
  readonly files: number;
  readonly keys: number;
  /** Pending timers. */
  readonly timers: number;
  /** There is a deadline. */
  readonly waits: boolean;
  /** Rows of the outbox. */
  readonly outbox: readonly string[];
}

/** Something a customer does with a waiting ticket, and what must be left of it. */
export interface Contest {
  readonly name: string;
  readonly status: TicketStatus;
  readonly document: string;
  readonly input: object;
  /** The person was first. */
  readonly person: Outcome;
  /** The timer was first. */
  readonly timer: Outcome;
  /** What the person is told when the timer was first; null when what they did still counts. */
  readonly refusal: string | null;
}

const mailMoved = 'ticket.moved mail.moved';
const mailAnswered = 'ticket.commented mail.answered';
const nothingAwaited = { timers: 0, waits: false };
const said = { words: ['Слова'], files: 1, keys: 1 };
const silence = { words: [], files: 0, keys: 0, answered: false, versions: 1, outbox: [mailMoved] };
const toWork = (from: TicketStatus) => `API STATUS_CHANGED ${from}-IN_PROGRESS`;

const backToWork = (from: TicketStatus): Outcome => ({
  ...said,
  status: 'IN_PROGRESS',
  answered: false,
  versions: 1,
  steps: [toWork(from)],
  ...nothingAwaited,
  outbox: [mailMoved],
});
const answeredIn = (status: TicketStatus): Outcome => ({
  ...said,
  status,
  answered: true,
  versions: 1,
  steps: ['API COMMENTED -'],
  ...nothingAwaited,
  outbox: [mailAnswered],
});
const timerOne: Outcome = {
  ...silence,
  status: 'AWAITING_CLOSURE',
  steps: ['TIMER STATUS_CHANGED AWAITING_INFO-AWAITING_CLOSURE'],
  timers: 3,
  waits: true,
};
const timerTwo: Outcome = {
  ...silence,
  status: 'CLOSED',
  steps: ['TIMER STATUS_CHANGED AWAITING_CLOSURE-CLOSED'],
  ...nothingAwaited,
};
/** One after the other, each of them whole. */
const inTurn = (first: Outcome, second: Outcome): Outcome => ({
  ...second,
  versions: first.versions + second.versions,
  steps: [...first.steps, ...second.steps],
  outbox: [...first.outbox, ...second.outbox],
});

const step = (from: TicketStatus, to: TicketStatus) => ({
  document: mutations.move,
  input: { from, to, comment: 'Слова' },
});
const reply = (returnToWork: boolean) => ({
  document: mutations.comment,
  input: { body: 'Слова', returnToWork },
});

/** The answer of the customer against timer 1. An answer that names no status is never lost: it may follow the step. */
export const answers: readonly Contest[] = [
  {
    name: 'the step back to work',
    status: 'AWAITING_INFO',
    ...step('AWAITING_INFO', 'IN_PROGRESS'),
    person: backToWork('AWAITING_INFO'),
    timer: timerOne,
    refusal: 'statusMoved',
  },
  {
    name: 'an answer that returns the ticket to work',
    status: 'AWAITING_INFO',
    ...reply(true),
    person: backToWork('AWAITING_INFO'),
    timer: inTurn(timerOne, backToWork('AWAITING_CLOSURE')),
    refusal: null,
  },
  {
    name: 'an answer',
    status: 'AWAITING_INFO',
    ...reply(false),
    person: answeredIn('AWAITING_INFO'),
    timer: inTurn(timerOne, answeredIn('AWAITING_CLOSURE')),
    refusal: null,
  },
];

/** The confirmation, or another word of the customer, against timer 2. */
export const confirmations: readonly Contest[] = [
  {
    name: 'the confirmation',
    status: 'AWAITING_CLOSURE',
    ...step('AWAITING_CLOSURE', 'CLOSED'),
    person: {
      ...backToWork('AWAITING_CLOSURE'),
      status: 'CLOSED',
      steps: ['API STATUS_CHANGED AWAITING_CLOSURE-CLOSED'],
    },
    timer: timerTwo,
    refusal: 'statusMoved',
  },
  {
    name: 'a disagreement',
    status: 'AWAITING_CLOSURE',
    ...reply(true),
    person: backToWork('AWAITING_CLOSURE'),
    timer: timerTwo,
    refusal: 'ticketClosed',
  },
  {
    name: 'an answer',
    status: 'AWAITING_CLOSURE',
    ...reply(false),
    person: answeredIn('AWAITING_CLOSURE'),
    timer: timerTwo,
    refusal: 'ticketClosed',
  },
];

/** What came to a ticket between two looks at it. */
export function outcomeOf(before: TicketTraces, after: TicketTraces, keys: number): Outcome {
  const { ticket, timers } = after;
  const messages = after.messages.slice(before.messages.length);
  return {
    status: ticket.status,
    answered: ticket.answered,
    versions: ticket.version - before.ticket.version,
    steps: after.events
      .slice(before.events.length)
      .map(
        ({ source, kind, fromStatus, toStatus }) => `${source} ${kind} ${fromStatus ?? ''}-${toStatus ?? ''}`,
      ),
    words: messages.map(({ body }) => body),
    files: after.files.filter(({ messageId }) => messages.some(({ id }) => id === messageId)).length,
    keys,
    timers: timers.length,
    waits: ticket.deadlineAt !== null,
    outbox: after.outbox.slice(before.outbox.length).map(({ event, reaction }) => `${event} ${reaction}`),
  };
}
