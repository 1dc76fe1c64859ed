import type { TicketStatus, TicketType } from '@supportal/domain';

/** What happens to a ticket after it was written. */
export type Step =
  | 'TAKE'
  | 'ASK'
  | 'ANSWER'
  | 'ANSWER_ONLY'
  | 'ASK_AGAIN'
  | 'EXTEND'
  | 'PARK'
  | 'PROGRESS'
  | 'RESUME'
  | 'REMARK'
  | 'REPLY'
  | 'NOTE'
  | 'HAND_OVER'
  | 'CORRECT_TYPE'
  | 'CORRECT_PRIORITY'
  | 'SOLVE'
  | 'REJECT'
  | 'CONFIRM'
  | 'WITHDRAW'
  | 'TIMEOUT'
  | 'RATE'
  | 'RATE_LATER'
  | 'REOPEN'
  | 'REOPEN_BY_LEADER'
  | 'REOPEN_BY_SPECIALIST';

/** A course of events and how many tickets take it. */
export interface Scenario {
  readonly count: number;
  readonly end: TicketStatus;
  readonly steps: readonly Step[];
  readonly types: readonly TicketType[];
}

const faults: readonly TicketType[] = ['OUTAGE', 'DEFECT'];
const wishes: readonly TicketType[] = ['FEATURE_REQUEST'];

const ends =
  (end: TicketStatus, types: readonly TicketType[] = []) =>
  (count: number, ...steps: Step[]): Scenario => ({ count, end, steps, types });

const closed = ends('CLOSED');
const closedFault = ends('CLOSED', faults);
const closedWish = ends('CLOSED', wishes);
const working = ends('IN_PROGRESS');
const waiting = ends('AWAITING_INFO');
const solved = ends('AWAITING_CLOSURE');
const fixing = ends('AWAITING_FIX', faults);
const building = ends('AWAITING_IMPLEMENTATION', wishes);
const fresh = ends('NEW');
const reopened = ends('REOPENED');

/** The courses of all demo tickets. */
export const scenarios: readonly Scenario[] = [
  closed(30, 'TAKE', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(15, 'TAKE', 'SOLVE', 'CONFIRM'),
  closed(24, 'TAKE', 'NOTE', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(30, 'TAKE', 'ASK', 'ANSWER', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(18, 'TAKE', 'ASK', 'ANSWER', 'NOTE', 'SOLVE', 'CONFIRM'),
  closed(26, 'TAKE', 'SOLVE', 'TIMEOUT'),
  closed(12, 'TAKE', 'ASK', 'ANSWER', 'SOLVE', 'TIMEOUT', 'RATE_LATER'),
  closed(12, 'TAKE', 'ASK', 'TIMEOUT', 'TIMEOUT'),
  closed(6, 'TAKE', 'ASK', 'EXTEND', 'ANSWER', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(10, 'TAKE', 'ASK', 'ANSWER_ONLY', 'RESUME', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(6, 'TAKE', 'ASK', 'ANSWER_ONLY', 'ASK_AGAIN', 'ANSWER', 'SOLVE', 'CONFIRM'),
  closed(14, 'TAKE', 'SOLVE', 'REJECT', 'NOTE', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(5, 'TAKE', 'SOLVE', 'REMARK', 'CONFIRM'),
  closed(7, 'TAKE', 'SOLVE', 'CONFIRM', 'RATE', 'REOPEN', 'TAKE', 'NOTE', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(6, 'TAKE', 'SOLVE', 'TIMEOUT', 'REOPEN', 'TAKE', 'ASK', 'ANSWER', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(3, 'TAKE', 'SOLVE', 'CONFIRM', 'REOPEN_BY_SPECIALIST', 'TAKE', 'SOLVE', 'TIMEOUT'),
  closed(6, 'WITHDRAW'),
  closed(5, 'TAKE', 'ASK', 'WITHDRAW'),
  closed(12, 'TAKE', 'CORRECT_PRIORITY', 'ASK', 'ANSWER', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(6, 'TAKE', 'CORRECT_PRIORITY', 'SOLVE', 'TIMEOUT'),
  ends('CLOSED', ['DEFECT', 'CONSULTATION'])(8, 'TAKE', 'CORRECT_TYPE', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(8, 'TAKE', 'REMARK', 'REPLY', 'SOLVE', 'CONFIRM', 'RATE'),
  closed(
    5, 'TAKE', 'ASK', 'ANSWER', 'ASK', 'ANSWER', 'REPLY', 'REMARK', 'SOLVE', 'REJECT', 'SOLVE', 'CONFIRM', 'RATE',
  ), // prettier-ignore
  closed(12, 'TAKE', 'HAND_OVER', 'NOTE', 'SOLVE', 'CONFIRM', 'RATE'),
  closedFault(16, 'TAKE', 'PARK', 'PROGRESS', 'SOLVE', 'CONFIRM', 'RATE'),
  closedFault(8, 'TAKE', 'NOTE', 'PARK', 'REMARK', 'PROGRESS', 'RESUME', 'SOLVE', 'CONFIRM'),
  closedFault(6, 'TAKE', 'ASK', 'ANSWER', 'HAND_OVER', 'PARK', 'SOLVE', 'TIMEOUT'),
  closedWish(22, 'TAKE', 'PARK', 'PROGRESS', 'SOLVE', 'CONFIRM', 'RATE'),
  closedWish(8, 'TAKE', 'ASK', 'ANSWER', 'PARK', 'PROGRESS', 'SOLVE', 'TIMEOUT'),
  fresh(8),
  fresh(2, 'NOTE'),
  reopened(2, 'TAKE', 'SOLVE', 'CONFIRM', 'REOPEN'),
  reopened(1, 'TAKE', 'SOLVE', 'TIMEOUT', 'REOPEN_BY_LEADER'),
  reopened(1, 'TAKE', 'SOLVE', 'CONFIRM', 'RATE', 'REOPEN'),
  working(6, 'TAKE'),
  working(4, 'TAKE', 'NOTE'),
  working(4, 'TAKE', 'ASK', 'ANSWER'),
  working(2, 'TAKE', 'SOLVE', 'REJECT'),
  working(2, 'TAKE', 'HAND_OVER'),
  working(2, 'TAKE', 'REMARK', 'REPLY'),
  working(1, 'TAKE', 'SOLVE', 'TIMEOUT', 'REOPEN', 'TAKE'),
  waiting(6, 'TAKE', 'ASK'),
  waiting(2, 'TAKE', 'ASK', 'ANSWER', 'ASK'),
  waiting(2, 'TAKE', 'ASK', 'ANSWER_ONLY'),
  fixing(3, 'TAKE', 'PARK'),
  fixing(3, 'TAKE', 'HAND_OVER', 'PARK', 'PROGRESS'),
  fixing(2, 'TAKE', 'ASK', 'ANSWER', 'PARK'),
  building(3, 'TAKE', 'PARK'),
  building(4, 'TAKE', 'ASK', 'ANSWER', 'PARK', 'PROGRESS'),
  solved(4, 'TAKE', 'SOLVE'),
  solved(3, 'TAKE', 'ASK', 'ANSWER', 'SOLVE'),
  ends('AWAITING_CLOSURE', faults)(2, 'TAKE', 'PARK', 'PROGRESS', 'SOLVE'),
  solved(1, 'TAKE', 'ASK', 'TIMEOUT'),
  solved(1, 'TAKE', 'SOLVE', 'REMARK'),
];

/** Least and most working hours before a step, and on whose clock. */
export const pace: Readonly<Record<Step, readonly [from: number, to: number, side: 'STAFF' | 'CUSTOMER']>> = {
  TAKE: [0.1, 5, 'STAFF'],
  ASK: [0.3, 4, 'STAFF'],
  ANSWER: [0.4, 24, 'CUSTOMER'],
  ANSWER_ONLY: [0.4, 18, 'CUSTOMER'],
  ASK_AGAIN: [0.5, 5, 'STAFF'],
  EXTEND: [10, 18, 'STAFF'],
  PARK: [0.5, 5, 'STAFF'],
  PROGRESS: [3, 24, 'STAFF'],
  RESUME: [0.5, 8, 'STAFF'],
  REMARK: [1, 8, 'CUSTOMER'],
  REPLY: [0.3, 4, 'STAFF'],
  NOTE: [0.2, 2, 'STAFF'],
  HAND_OVER: [0.2, 2, 'STAFF'],
  CORRECT_TYPE: [0.05, 0.3, 'STAFF'],
  CORRECT_PRIORITY: [0.05, 0.3, 'STAFF'],
  SOLVE: [0.5, 14, 'STAFF'],
  REJECT: [0.5, 20, 'CUSTOMER'],
  CONFIRM: [0.3, 28, 'CUSTOMER'],
  WITHDRAW: [0.5, 12, 'CUSTOMER'],
  TIMEOUT: [0, 0, 'STAFF'],
  RATE: [0.01, 0.1, 'CUSTOMER'],
  RATE_LATER: [1, 20, 'CUSTOMER'],
  REOPEN: [1, 50, 'CUSTOMER'],
  REOPEN_BY_LEADER: [1, 50, 'CUSTOMER'],
  REOPEN_BY_SPECIALIST: [4, 40, 'STAFF'],
};

/** Working hours an open ticket has stood in its last status, at least and at most. */
export const ageHours: Readonly<Record<TicketStatus, readonly [from: number, to: number]>> = {
  NEW: [0.1, 9],
  REOPENED: [0.2, 6],
  IN_PROGRESS: [0.3, 26],
  // Less than 40, so that the wait is still running whatever the calendars.
  AWAITING_INFO: [0.5, 31],
  AWAITING_CLOSURE: [0.5, 31],
  AWAITING_FIX: [3, 70],
  AWAITING_IMPLEMENTATION: [10, 160],
  CLOSED: [0, 0],
};
