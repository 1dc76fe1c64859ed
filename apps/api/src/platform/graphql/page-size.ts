import { limits, searchKey } from '@supportal/domain';
import type { Sql } from '../database/sql';
import { Failure } from './failure';
import { containing } from './keyset';

/** BAD_USER_INPUT unless the argument is between the bounds, both included. */
export function expectBetween(name: string, value: number, min: number, max: number): void {
  if (value >= min && value <= max) return;
  throw new Failure('BAD_USER_INPUT', 'badInput', {
    fields: { [name]: { key: 'outOfRange', params: { min, max } } },
  });
}

/** BAD_USER_INPUT for a search that is longer than any. */
export function expectSearchable(search: string): void {
  if (search.length <= limits.searchText) return;
  throw new Failure('BAD_USER_INPUT', 'badInput', {
    fields: { search: { key: 'tooLong', params: { max: limits.searchText } } },
  });
}

/** The text of a search as a condition over a column of `searchKey` form; none for an empty search. */
export function searched(column: string, search: string | null | undefined): Sql[] {
  if (!search?.trim()) return [];
  expectSearchable(search);
  return [containing(column, searchKey(search))];
}
