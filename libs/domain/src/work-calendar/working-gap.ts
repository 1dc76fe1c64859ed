import { CalendarError } from './calendar-error';
import type { CalendarRules } from './calendar-rules';
import { formatLocalDate } from './local-date';

/** The longest run of local days without a working interval that a calendar may have. */
export const LONGEST_GAP_DAYS = 366;

/**
 * Refuses a calendar that stops working: one whose week is empty, so that nothing follows its last
 * exception, or one whose exceptions make a run of more than 366 days without a working interval.
 * @throws CalendarError NO_WORKING_TIME
 */
export function assertWorkingTime(rules: CalendarRules): void {
  if (!rules.hasWorkingWeekday) throw new CalendarError('NO_WORKING_TIME', 'no weekday has working time');
  let checkedUpTo = -Infinity;
  for (const day of [...rules.exceptions.keys()].sort((a, b) => a - b)) {
    if (day < checkedUpTo || isWorking(rules, day)) continue;
    checkedUpTo = assertShortGap(rules, day);
  }
}

/** The working day that ends the gap around `day`. The walk is bounded: past a year it refuses. */
function assertShortGap(rules: CalendarRules, day: number): number {
  let first = day;
  let next = day + 1;
  while (!isWorking(rules, first - 1)) first--;
  while (!isWorking(rules, next)) {
    if (next - first >= LONGEST_GAP_DAYS) {
      throw new CalendarError(
        'NO_WORKING_TIME',
        `no working time for more than a year from ${formatLocalDate(first)}`,
      );
    }
    next++;
  }
  return next;
}

function isWorking(rules: CalendarRules, day: number): boolean {
  return rules.dayRule(day).spans.length > 0;
}
