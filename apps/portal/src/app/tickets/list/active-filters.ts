import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import type { FilterChip } from '@supportal/ui';
import { injectTexts } from '../../core/i18n/texts';
import { injectFilterColumns, type FilterDefinition } from './filter-columns';
import { withValues, type FilterColumn, type ListQuery } from './list-query';

/** What one chip stands for: the values of a column, or the text. */
export type ChipKey = FilterColumn | 'TEXT';

/** The query without what a chip stands for. */
export const withoutChip = (query: ListQuery, key: ChipKey): ListQuery =>
  key === 'TEXT' ? { ...query, text: '' } : withValues(query, key, []);

/** The active filters in words. */
export function injectActiveFilters(query: Signal<ListQuery>): Signal<readonly FilterChip<ChipKey>[]> {
  assertInInjectionContext(injectActiveFilters);
  const text = injectTexts();
  const columns = injectFilterColumns();
  const chip = (key: ChipKey, name: string, label: string): FilterChip<ChipKey> => ({
    key,
    label,
    removeLabel: text('list.removeFilter', { name }),
  });
  return computed(() => {
    const { values, text: searched } = query();
    const chips = columns()
      .filter(({ column }) => values[column].length > 0)
      .map(({ column, label, options }) =>
        chip(column, label, text('list.chip', { name: label, values: wordsOf(options, values[column]) })),
      );
    if (!searched) return chips;
    return [chip('TEXT', text('list.textFilter'), text('list.chipText', { text: searched })), ...chips];
  });
}

const wordsOf = (options: FilterDefinition['options'], chosen: readonly string[]): string =>
  options
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label)
    .join(', ');
