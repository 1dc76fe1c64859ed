import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import {
  ticketColumns,
  ticketSortFields,
  type TicketColumn,
  type TicketColumnKey,
  type TicketSortField,
} from '@supportal/domain';
import {
  PriorityMark,
  Skeleton,
  SortButton,
  StatusChip,
  ValueFilter,
  ariaSort,
  shortName,
  type SortOrder,
} from '@supportal/ui';
import { map } from 'rxjs';
import { Dates } from '../../core/i18n/dates';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { TicketRowFragment } from '../ticket.fragments.generated';
import { injectFilterColumns, type FilterDefinition } from './filter-columns';
import type { FilterColumn, FilterValues, ListSort } from './list-query';
import { RowKeys } from './row-keys';

/** The chosen values of one column. */
export interface ColumnChoice {
  readonly column: FilterColumn;
  readonly values: readonly string[];
}

type Column = TicketColumn & { readonly key: TicketColumnKey };
const tight = '(width < 1500px)';
const allColumns: readonly Column[] = ticketColumns;

/** Tickets as a table; what to say when there are none is projected. */
@Component({
  selector: 'portal-ticket-table',
  imports: [MatIcon, PriorityMark, RouterLink, Skeleton, SortButton, StatusChip, ValueFilter],
  hostDirectives: [RowKeys],
  templateUrl: './ticket-table.html',
  styleUrls: ['./ticket-table.scss', './row-marks.scss'],
  host: { '[class.for-provider]': 'forProvider()', '[class.with-created]': 'withCreated()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketTable {
  protected readonly words = inject(DomainWords).words;
  protected readonly dates = inject(Dates);
  protected readonly text = injectTexts();
  protected readonly ariaSort = ariaSort;
  protected readonly shortName = shortName;
  protected readonly skeletonRows = Array.from({ length: 10 }, (_, index) => index);

  readonly caption = input.required<string>();
  /** Undefined until the first answer. */
  readonly rows = input.required<readonly TicketRowFragment[] | undefined>();
  readonly sort = input.required<ListSort>();
  readonly filters = input.required<FilterValues>();
  /** Rows that changed a moment ago. */
  readonly glowing = input.required<ReadonlySet<number>>();
  /** Rows that no longer belong to the list. */
  readonly left = input.required<ReadonlySet<number>>();
  /** Shows the columns only the provider's people see. */
  readonly forProvider = input(false);
  readonly sorted = output<TicketSortField>();
  readonly filtered = output<ColumnChoice>();

  private readonly filterDefinitions = injectFilterColumns();
  private readonly roomy = toSignal(
    inject(BreakpointObserver)
      .observe(tight)
      .pipe(map(({ matches }) => !matches)),
    { initialValue: true },
  );
  /** The subject needs the room more, unless the rows are in this order. */
  protected readonly withCreated = computed(() => this.roomy() || this.sort().field === 'CREATED');
  protected readonly columns = computed(() =>
    allColumns.filter(
      ({ key, providerOnly }) =>
        (!providerOnly || this.forProvider()) && (key !== 'CREATED' || this.withCreated()),
    ),
  );

  protected filterOf({ key }: Column): FilterDefinition | undefined {
    return this.filterDefinitions().find(({ column }) => column === key);
  }

  protected magnifierLabel(column: FilterColumn, label: string): string {
    const count = this.filters()[column].length;
    return count === 0
      ? this.text('list.filterBy', { column: label })
      : this.text('list.filterByChosen', { column: label, count });
  }

  protected orderOf({ key }: Column): SortOrder | null {
    const { field, direction } = this.sort();
    return field === key ? direction : null;
  }

  protected sortByColumn({ key }: Column): void {
    const field = ticketSortFields.find((known) => known === key);
    if (field) this.sorted.emit(field);
  }
}
