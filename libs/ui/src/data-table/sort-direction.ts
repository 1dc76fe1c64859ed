/** Smallest or greatest first. */
export type SortOrder = 'ASC' | 'DESC';

/** What `aria-sort` of a column header says; null for the column the list is not sorted by. */
export const ariaSort = (order: SortOrder | null): 'ascending' | 'descending' | 'none' =>
  order === null ? 'none' : order === 'ASC' ? 'ascending' : 'descending';
