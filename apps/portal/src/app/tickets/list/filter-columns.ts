import { assertInInjectionContext, computed, inject, type Signal } from '@angular/core';
import type { FilterOption } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { filterColumns, filterVocabulary, type FilterColumn } from './list-query';

/** A column that can be filtered by values, in words. */
export interface FilterDefinition {
  readonly column: FilterColumn;
  readonly label: string;
  readonly options: readonly FilterOption[];
}

/** The columns that can be filtered by values, in the language of the screen. */
export function injectFilterColumns(): Signal<readonly FilterDefinition[]> {
  assertInInjectionContext(injectFilterColumns);
  const { words } = inject(DomainWords);
  return computed(() => {
    const { column: names, status, type, priority } = words();
    const labels: Readonly<Record<FilterColumn, Readonly<Record<string, string>>>> = {
      STATUS: status,
      TYPE: type,
      PRIORITY: priority,
    };
    return filterColumns.map((column) => ({
      column,
      label: names[column],
      options: filterVocabulary[column].map((value) => ({ value, label: labels[column][value] ?? value })),
    }));
  });
}
