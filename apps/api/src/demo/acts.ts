import type { TicketStatus } from '@supportal/domain';
import type { Step } from './scenarios';
import type { Doer, TicketHistory } from './ticket-history';
import type { PlannedStep } from './ticket-plan';

type Act = (history: TicketHistory, planned: PlannedStep) => void;

/** Working hours a specialist adds to a wait. */
const extension = 16;
/** Working hours between a specialist's note and the dispatcher who hands the ticket over. */
const handoverHours = 0.1;

const bySpecialist = (history: TicketHistory): Doer => ({
  side: 'SPECIALIST',
  person: history.assignee ?? history.plan.specialist.person,
});
const byCustomer = (_: TicketHistory, { customer }: PlannedStep): Doer => ({
  side: 'CUSTOMER',
  person: customer,
});
const byAuthor = ({ plan }: TicketHistory): Doer => ({ side: 'AUTHOR', person: plan.author });
const byReopener: typeof byCustomer = ({ plan }, { customer }) => ({
  side: customer === plan.author ? 'AUTHOR' : 'REOPENER',
  person: customer,
});

const moves =
  (to: TicketStatus, doer: (history: TicketHistory, planned: PlannedStep) => Doer): Act =>
  (history, planned) =>
    history.move(to, doer(history, planned), planned);

const comments =
  (doer: (history: TicketHistory, planned: PlannedStep) => Doer): Act =>
  (history, planned) =>
    history.comment(doer(history, planned), planned);

const take: Act = (history, planned) => {
  const doer = bySpecialist(history);
  const newAssigneeId = doer.person?.id ?? null;
  const change = history.assignee === doer.person ? {} : { oldAssigneeId: null, newAssigneeId };
  history.move('IN_PROGRESS', doer, { ...planned, change });
  history.assignee = doer.person;
};

const park: Act = (history, planned) => {
  const to = history.type === 'FEATURE_REQUEST' ? 'AWAITING_IMPLEMENTATION' : 'AWAITING_FIX';
  history.move(to, bySpecialist(history), planned);
};

const note: Act = (history, planned) => {
  history.write('NOTE_ADDED', bySpecialist(history), { text: planned.text, internal: true });
};

const handOver: Act = (history, planned) => {
  note(history, planned);
  const { dispatcher, successor } = history.plan;
  history.pass('STAFF', handoverHours);
  const change = { oldAssigneeId: history.assignee?.id ?? null, newAssigneeId: successor.person.id };
  history.write('ASSIGNED', { side: 'SPECIALIST', person: dispatcher.person }, { change });
  history.assignee = successor.person;
};

const correctType: Act = (history) => {
  const change = { oldType: history.type, newType: history.plan.type };
  history.write('TYPE_CHANGED', bySpecialist(history), { change });
  history.type = history.plan.type;
};

const correctPriority: Act = (history) => {
  const change = { oldPriority: history.priority, newPriority: history.plan.priority };
  history.write('PRIORITY_CHANGED', bySpecialist(history), { change });
  history.priority = history.plan.priority;
};

const extend: Act = (history, planned) => {
  history.write('WAIT_EXTENDED', bySpecialist(history), { text: planned.text, change: { hours: extension } });
  history.wait = history.wait?.extended(extension) ?? null;
};

const rate: Act = (history, { score, text, customer }) => {
  const author = history.closedBy ?? customer;
  history.write('RATED', { side: 'CUSTOMER', person: author }, { change: { score: score ?? 5 } });
  const { reopenCount: cycle, at } = history;
  history.ratings.push({ cycle, score: score ?? 5, comment: text ?? '', author, at });
};

/** What each step does to a ticket. */
export const acts: Readonly<Record<Exclude<Step, 'TIMEOUT'>, Act>> = {
  TAKE: take,
  ASK: moves('AWAITING_INFO', bySpecialist),
  ANSWER: moves('IN_PROGRESS', byCustomer),
  ANSWER_ONLY: comments(byCustomer),
  ASK_AGAIN: comments(bySpecialist),
  EXTEND: extend,
  PARK: park,
  PROGRESS: comments(bySpecialist),
  RESUME: moves('IN_PROGRESS', bySpecialist),
  REMARK: comments(byCustomer),
  REPLY: comments(bySpecialist),
  NOTE: note,
  HAND_OVER: handOver,
  CORRECT_TYPE: correctType,
  CORRECT_PRIORITY: correctPriority,
  SOLVE: moves('AWAITING_CLOSURE', bySpecialist),
  REJECT: moves('IN_PROGRESS', byCustomer),
  CONFIRM: moves('CLOSED', byCustomer),
  WITHDRAW: moves('CLOSED', byAuthor),
  RATE: rate,
  RATE_LATER: rate,
  REOPEN: moves('REOPENED', byReopener),
  REOPEN_BY_LEADER: moves('REOPENED', byReopener),
  REOPEN_BY_SPECIALIST: moves('REOPENED', bySpecialist),
};
