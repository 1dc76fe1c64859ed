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

/** True when a fresh list would have `row` before `other` or in its place. */
export function standsBefore(row: TicketRowFragment, other: TicketRowFragment, sort: ListSort): boolean {
  const key = sortKey[sort.field];
  const difference = key(row) - key(other);
  return sort.direction === 'ASC' ? difference <= 0 : difference >= 0;
}
