import { historyEnding, workingHoursBefore } from './placement';
import { Planner } from './planner';
import type { Random, Weighted } from './random';
import type { TicketHistory } from './ticket-history';
import type { TicketPlan } from './ticket-plan';
import type { World } from './world';

/** The number of the first ticket. */
export const firstTicketId = 1001;

/** Closed tickets spread evenly over so many working hours, about four months, the last closed some hours ago. */
const span = { hours: 640, lastHours: 2 };

/** A ticket with its number and its whole history until `now`. */
export interface DemoTicket {
  readonly id: number;
  readonly history: TicketHistory;
}

/** The tickets of the demo, the oldest first. */
export function makeTickets(random: Random, world: World, now: number): DemoTicket[] {
  return withAges(new Planner(random, world).plans())
    .map(([plan, hours]) => {
      const end = workingHoursBefore(plan.customer.calendar, now, hours);
      const history = historyEnding(plan, world, end);
      history.settle(now);
      return history;
    })
    .sort((one, other) => one.createdAt - other.createdAt)
    .map((history, index) => ({ id: firstTicketId + index, history }));
}

/** Plans with the working hours since their last step. */
function withAges(plans: readonly TicketPlan[]): Weighted<TicketPlan>[] {
  const closed = plans.filter(({ ageHours }) => ageHours === null).length;
  let place = 0;
  return plans.map((plan) => [plan, plan.ageHours ?? span.lastHours + (span.hours * place++) / closed]);
}
