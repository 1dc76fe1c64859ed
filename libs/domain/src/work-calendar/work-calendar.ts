import { CalendarRules } from './calendar-rules';
import type { WorkCalendarSpec } from './calendar-spec';
import { TimeZone } from './time-zone';
import { Timeline } from './timeline';
import { assertWorkingTime } from './working-gap';

/** A checked calendar, ready to reckon with; made by `compileCalendar` only. */
export interface WorkCalendar {
  /** Canonical IANA name of its zone. */
  readonly timeZone: string;
  /** Tells a compiled calendar from a spec. */
  readonly compiled: true;
}

const bySpec = new WeakMap<WorkCalendarSpec, WorkCalendar>();
const timelines = new WeakMap<WorkCalendar, Timeline>();

/**
 * Checks a calendar and prepares it for reckoning. The same spec object gives the same calendar,
 * with all it has cached, so an edited calendar must be a new object.
 * @throws CalendarError naming what is wrong; NO_WORKING_TIME if the week is empty or exceptions leave more than 366 days in a row without work
 */
export function compileCalendar(spec: WorkCalendarSpec): WorkCalendar {
  const known = bySpec.get(spec);
  if (known) return known;
  const zone = TimeZone.of(spec.timeZone);
  const rules = CalendarRules.of(spec);
  assertWorkingTime(rules);
  const calendar: WorkCalendar = Object.freeze({ timeZone: zone.name, compiled: true });
  timelines.set(calendar, new Timeline(rules, zone));
  bySpec.set(spec, calendar);
  return calendar;
}

/**
 * The time line behind a calendar.
 * @throws TypeError if the calendar was not made by `compileCalendar`
 */
export function timelineOf(calendar: WorkCalendar): Timeline {
  const timeline = timelines.get(calendar);
  if (!timeline) throw new TypeError('A calendar made by compileCalendar is expected');
  return timeline;
}
