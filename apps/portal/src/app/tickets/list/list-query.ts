import {
  ticketPriorities,
  ticketStatuses,
  ticketTypes,
  type TicketPriority,
  type TicketSortField,
  type TicketStatus,
  type TicketType,
} from '@supportal/domain';
import type { SortOrder } from '@supportal/ui';

/** Columns with a fixed set of values, which lists can be filtered by. */
export interface FilterValues {
  readonly STATUS: readonly TicketStatus[];
  readonly TYPE: readonly TicketType[];
  readonly PRIORITY: readonly TicketPriority[];
}
/** Key of a column that can be filtered by values. */
export type FilterColumn = keyof FilterValues;

/** Everything the columns can be filtered by. */
export const filterVocabulary: FilterValues = {
  STATUS: ticketStatuses,
  TYPE: ticketTypes,
  PRIORITY: ticketPriorities,
};
/** The columns that can be filtered by values, in the order of a list. */
export const filterColumns = ['STATUS', 'TYPE', 'PRIORITY'] as const satisfies readonly FilterColumn[];

/** What a list is sorted by. */
export interface ListSort {
  readonly field: TicketSortField;
  readonly direction: SortOrder;
}

/** What is asked of a list: filter and sort. */
export interface ListQuery {
  readonly values: FilterValues;
  /** Contained in number or subject; empty for all. */
  readonly text: string;
  readonly sort: ListSort;
}

/** Newest change first. */
export const defaultSort: ListSort = { field: 'UPDATED', direction: 'DESC' };

/** No filter, newest change first. */
export const defaultQuery: ListQuery = {
  values: { STATUS: [], TYPE: [], PRIORITY: [] },
  text: '',
  sort: defaultSort,
};

/** The query after the chosen values of one column changed; unknown values are ignored. */
export function withValues(query: ListQuery, column: FilterColumn, chosen: readonly string[]): ListQuery {
  const known: readonly string[] = filterVocabulary[column];
  return { ...query, values: { ...query.values, [column]: known.filter((value) => chosen.includes(value)) } };
}

/** The same order without any filter. */
export const withoutFilters = (query: ListQuery): ListQuery => ({ ...defaultQuery, sort: query.sort });

/** True when the filter leaves anything out. */
export const isFiltered = ({ values, text }: ListQuery): boolean =>
  text !== '' || Object.values(values).some((chosen: readonly string[]) => chosen.length > 0);

// Newest and highest numbers first; statuses from the start of their life, priorities from the most urgent.
const firstDirection: Readonly<Record<TicketSortField, SortOrder>> = {
  NUMBER: 'DESC',
  STATUS: 'ASC',
  PRIORITY: 'ASC',
  CREATED: 'DESC',
  UPDATED: 'DESC',
};

/** The sort after a click on a column: its natural order first, the opposite with the next click. */
export function sortBy(sort: ListSort, field: TicketSortField): ListSort {
  if (sort.field !== field) return { field, direction: firstDirection[field] };
  return { field, direction: sort.direction === 'ASC' ? 'DESC' : 'ASC' };
}
