import { ChangeDetectionStrategy, Component, computed, inject, type Signal } from '@angular/core';
import { MAT_BOTTOM_SHEET_DATA, MatBottomSheetRef } from '@angular/material/bottom-sheet';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { ticketSortFields, type TicketSortField } from '@supportal/domain';
import { FilterOptions } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { injectFilterColumns } from './filter-columns';
import {
  isFiltered,
  sortBy,
  withValues,
  withoutFilters,
  type FilterColumn,
  type ListQuery,
} from './list-query';

/** What the sheet works on: the query of the list, and how to change it. */
export interface FilterSheetInput {
  readonly query: Signal<ListQuery>;
  readonly change: (query: ListQuery) => void;
}

/** Filters and sorting of a list on a narrow screen; every choice counts at once. */
@Component({
  selector: 'portal-filter-sheet',
  imports: [FilterOptions, MatButton, MatIcon, MatRadioButton, MatRadioGroup],
  templateUrl: './filter-sheet.html',
  styleUrl: './filter-sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterSheet {
  private readonly list = inject<FilterSheetInput>(MAT_BOTTOM_SHEET_DATA);
  private readonly sheet = inject<MatBottomSheetRef<FilterSheet>>(MatBottomSheetRef);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly filters = injectFilterColumns();
  protected readonly sortFields = ticketSortFields;
  protected readonly query = this.list.query;
  protected readonly filtered = computed(() => isFiltered(this.query()));

  protected choose(column: FilterColumn, values: readonly string[]): void {
    this.list.change(withValues(this.query(), column, values));
  }

  protected sortByField(field: TicketSortField): void {
    this.list.change({ ...this.query(), sort: sortBy(this.query().sort, field) });
  }

  protected reset(): void {
    this.list.change(withoutFilters(this.query()));
  }

  protected close(): void {
    this.sheet.dismiss();
  }
}
