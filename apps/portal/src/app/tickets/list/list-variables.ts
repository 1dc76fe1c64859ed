import type { TicketFilter } from '../../../generated/graphql';
import { isFiltered, type ListQuery } from './list-query';

/** The filter as the API takes it: empty columns are left out, null when nothing is filtered. */
export function listFilter(query: ListQuery): TicketFilter | null {
  if (!isFiltered(query)) return null;
  const { STATUS, TYPE, PRIORITY } = query.values;
  return {
    ...(STATUS.length > 0 ? { statuses: [...STATUS] } : {}),
    ...(TYPE.length > 0 ? { types: [...TYPE] } : {}),
    ...(PRIORITY.length > 0 ? { priorities: [...PRIORITY] } : {}),
    ...(query.text ? { text: query.text } : {}),
  };
}
