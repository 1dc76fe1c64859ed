import { NgTemplateOutlet } from '@angular/common';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  Injector,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatBottomSheet } from '@angular/material/bottom-sheet';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { ticketNumber, type TicketSortField, type TicketTab } from '@supportal/domain';
import { ErrorState, FilterChips, NearEnd, ScrollRegion } from '@supportal/ui';
import { Apollo } from 'apollo-angular';
import { map } from 'rxjs';
import { injectLive } from '../../core/graphql/inject-live';
import type { PortalError } from '../../core/graphql/portal-error';
import { forgetTicket } from '../../core/graphql/ticket-cache';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { SessionStore } from '../../core/session/session-store';
import { injectActiveFilters, withoutChip, type ChipKey } from './active-filters';
import { isCapped, mostCounted } from './counted';
import { FilterSheet, type FilterSheetInput } from './filter-sheet';
import { injectListPlace } from './list-place';
import { defaultQuery, isFiltered, sortBy, withValues, withoutFilters, type ListQuery } from './list-query';
import { listFilter } from './list-variables';
import { LiveRows, type RowChange } from './live-rows';
import { NoTickets } from './no-tickets';
import { SearchField } from '../../core/forms/search-field';
import { TicketCards } from './ticket-cards';
import { TicketListChangedDocument } from './ticket-list.generated';
import { TicketRows } from './ticket-rows';
import { TicketTable, type ColumnChoice } from './ticket-table';

const narrow = '(max-width: 600px)';

/** The tickets of one tab: live, but nothing moves while somebody reads. */
@Component({
  selector: 'portal-ticket-list',
  imports: [
    ErrorState,
    FilterChips,
    MatButton,
    MatIcon,
    MatProgressBar,
    NearEnd,
    NgTemplateOutlet,
    NoTickets,
    ScrollRegion,
    SearchField,
    TicketCards,
    TicketTable,
  ],
  templateUrl: './ticket-list.html',
  styleUrl: './ticket-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketList {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly cache = inject(Apollo).client.cache;
  private readonly notices = inject(Notices);
  private readonly sheets = inject(MatBottomSheet);
  private readonly viewer = inject(SessionStore).viewer;
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly region = viewChild(ScrollRegion);

  readonly tab = input<TicketTab>();
  readonly query = input<ListQuery>(defaultQuery);
  readonly queryChange = output<ListQuery>();

  private readonly asked = computed(() => {
    const tab = this.tab();
    return tab ? { tab, filter: listFilter(this.query()), sort: this.query().sort } : null;
  });
  protected readonly list = new TicketRows(() => this.asked(), { reloading: () => this.reloading() });
  protected readonly live = new LiveRows(
    computed(() => ({
      rows: this.list.rows() ?? [],
      hasNextPage: this.list.hasNextPage(),
      sort: this.query().sort,
    })),
  );
  protected readonly chips = injectActiveFilters(this.query);
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly forProvider = computed(() => this.viewer()?.isSpecialist ?? false);
  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe(narrow)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly refreshing = signal(false);
  protected readonly busy = computed(() => this.list.stale() || this.refreshing());
  /** How many tickets there are, announced when it changes. */
  protected readonly countWords = computed(() => {
    const rows = this.list.rows();
    if (!rows || this.list.error()) return '';
    // What left the screen is no longer counted: with every page loaded, the rows are the total.
    const count = this.list.hasNextPage() ? this.list.total() : rows.length;
    return isCapped(count)
      ? this.text('list.countCapped', { count: mostCounted })
      : this.text('list.count', { count });
  });

  constructor() {
    injectLive(
      TicketListChangedDocument,
      () => {
        const asked = this.asked();
        return asked && { tab: asked.tab, filter: asked.filter };
      },
      ({ ticketListChanged: { refresh, ticketId, ticket, matches } }) => {
        if (refresh || ticketId === null) this.list.refresh();
        else this.accept({ ticketId, ticket, matches });
      },
    );
    injectListPlace(
      () => this.region()?.element,
      computed(() => this.list.rows() !== undefined),
    );
    effect(() => {
      this.asked();
      untracked(() => this.beginList());
    });
    inject(DestroyRef).onDestroy(() => this.live.clear());
  }

  protected sort(field: TicketSortField): void {
    this.queryChange.emit({ ...this.query(), sort: sortBy(this.query().sort, field) });
  }

  protected filter({ column, values }: ColumnChoice): void {
    this.queryChange.emit(withValues(this.query(), column, values));
  }

  protected search(text: string): void {
    this.queryChange.emit({ ...this.query(), text });
  }

  protected removeFilter(chip: ChipKey): void {
    this.queryChange.emit(withoutChip(this.query(), chip));
  }

  protected clearFilters(): void {
    this.queryChange.emit(withoutFilters(this.query()));
  }

  protected openSheet(): void {
    const data: FilterSheetInput = { query: this.query, change: (query) => this.queryChange.emit(query) };
    this.sheets.open(FilterSheet, { data, ariaLabel: this.text('list.controls'), restoreFocus: true });
  }

  /** The reader asked for what is new: the list from the top, with the focus on its first row. */
  protected async showNew(): Promise<void> {
    this.refreshing.set(true);
    try {
      await this.list.reload('first-page');
      afterNextRender(() => this.goToTop(), { injector: this.injector });
    } catch (error) {
      this.notices.failed(this.text('list.refreshFailed', { reason: (error as PortalError).message }));
    } finally {
      this.refreshing.set(false);
    }
  }

  /** Another list begins, from its top. */
  private beginList(): void {
    this.live.clear();
    const region = this.region();
    if (region) region.element.scrollTop = 0;
  }

  private goToTop(): void {
    const region = this.region();
    if (region) region.element.scrollTop = 0;
    if (this.narrow()) this.host.ownerDocument.defaultView?.scrollTo({ top: 0 });
    this.host.querySelector<HTMLElement>('a.key')?.focus({ preventScroll: true });
  }

  private accept(change: RowChange): void {
    if (this.live.accept(change))
      this.notices.done(this.text('list.goneOne', { number: ticketNumber(change.ticketId) }));
    if (!change.ticket) forgetTicket(this.cache, change.ticketId);
  }

  private reloading(): (extent: 'first-page' | 'loaded') => void {
    const before = this.live.snapshot();
    return (extent) => this.live.settle(before, extent === 'first-page');
  }
}
