import { priorityRank, statusRank, type TicketSortField } from '@supportal/domain';
import type { TicketRowFragment } from '../ticket.fragments.generated';
import type { ListSort } from './list-query';

const sortKey: Readonly<Record<TicketSortField, (row: TicketRowFragment) => number>> = {
  NUMBER: ({ id }) => id,
  STATUS: ({ status }) => statusRank(status),
  PRIORITY: ({ priority }) => priorityRank(priority),
  CREATED: ({ createdAt }) => Date.parse(createdAt),
  UPDATED: ({ updatedAt }) => Date.parse(updatedAt),
};

/** True when a fresh list would have `row` before `other`; rows with the same value follow their ids, as in the API. */
export function standsBefore(row: TicketRowFragment, other: TicketRowFragment, sort: ListSort): boolean {
  const key = sortKey[sort.field];
  const difference = key(row) - key(other) || row.id - other.id;
  return sort.direction === 'ASC' ? difference < 0 : difference > 0;
}
