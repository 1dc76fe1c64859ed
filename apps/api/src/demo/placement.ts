import { nextWorkingInstant, type WorkCalendar, workingTimeBetween } from '@supportal/domain';
import { TicketHistory } from './ticket-history';
import type { TicketPlan } from './ticket-plan';
import { HOUR } from './wait';
import type { World } from './world';

const DAY = 24 * HOUR;
/** How exact the found moments are. */
const precision = 2 * 60_000;

/** Plays a plan so that its last step is the latest possible one not after `end`. */
export function historyEnding(plan: TicketPlan, world: World, end: number): TicketHistory {
  const begun = latest(end, (created) => play(plan, world, created).at <= end);
  return play(plan, world, begun - plan.lead);
}

/** The latest instant from which `hours` of working time lead to `now`. */
export function workingHoursBefore(calendar: WorkCalendar, now: number, hours: number): number {
  return latest(now, (from) => workingTimeBetween(calendar, from, now) >= hours * HOUR);
}

function play(plan: TicketPlan, world: World, from: number): TicketHistory {
  return new TicketHistory(plan, world, nextWorkingInstant(plan.customer.calendar, from));
}

/** The latest moment until `end` at which a condition holds that held long ago and ended once. */
function latest(end: number, holds: (at: number) => boolean): number {
  if (holds(end)) return end;
  let bad = end;
  let good = end - DAY;
  while (!holds(good)) {
    bad = good;
    good = end - 2 * (end - good);
  }
  while (bad - good > precision) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
