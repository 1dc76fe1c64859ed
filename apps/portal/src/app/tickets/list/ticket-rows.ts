import { DestroyRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { TicketTab } from '@supportal/domain';
import { equal } from '@wry/equality';
import { Apollo } from 'apollo-angular';
import { injectQuery, type LiveQuery } from '../../core/graphql/inject-query';
import type { PortalError } from '../../core/graphql/portal-error';
import { PortalErrors } from '../../core/graphql/portal-errors';
import { loadRows, rowsInCache } from './load-rows';
import {
  TicketListDocument,
  type TicketListQuery,
  type TicketListQueryVariables,
} from './ticket-list.generated';

/** Rows of one page. */
export const pageSize = 50;
/** A refresh that failed on the way is tried again after this many milliseconds, up to twice as many. */
const retryAfter = 2_000;
/** A refresh keeps as many rows on the screen as there were, up to this. */
const keptRows = 300;

/** What is asked of a list, without its pages. */
export type ListVariables = Pick<TicketListQueryVariables, 'tab' | 'filter' | 'sort'>;
/** How much a refresh asks for: the first page, or as many rows as are loaded. */
export type ReloadExtent = 'first-page' | 'loaded';

interface Shown {
  readonly tab: TicketTab | undefined;
  readonly page: TicketListQuery['tickets'] | undefined;
}

/** What a list does around a refresh of its rows. */
export interface ReloadHooks {
  /** Called when rows are asked for anew; what it gives back is called when they are on the screen. */
  readonly reloading: () => (extent: ReloadExtent) => void;
}

/**
 * The rows of a list of tickets, one page after another. Rows known from before are shown at once and refreshed
 * behind; {@link refresh} asks for all loaded rows anew and replaces them in one step.
 * To be made in an injection context.
 */
export class TicketRows {
  private readonly client = inject(Apollo).client;
  private readonly errors = inject(PortalErrors);
  private readonly wanted = computed(() => this.variables(), { equal });
  private readonly asked = computed<TicketListQueryVariables | null>(() => {
    const wanted = this.wanted();
    return wanted && { ...wanted, first: pageSize };
  });
  private readonly query: LiveQuery<TicketListQuery, TicketListQueryVariables>;
  /** While another question about the same tab is answered, the rows of the earlier one stay. */
  private readonly shown = linkedSignal<Shown, Shown>({
    source: () => ({ tab: this.wanted()?.tab, page: this.query.value()?.tickets }),
    computation: (now, before) => (!now.page && before && before.value.tab === now.tab ? before.value : now),
  });
  private readonly page = computed(() => this.shown().page);
  private readonly moreLoading = signal(false);
  private readonly outdated = signal(false);
  private readonly moreFailure = signal<PortalError | null>(null);
  private again: ReturnType<typeof setTimeout> | undefined;
  private tail: Promise<unknown> = Promise.resolve();

  /** Undefined until the first answer. */
  readonly rows = computed(() => this.page()?.edges.map(({ node }) => node));
  readonly total = computed(() => this.page()?.totalCount ?? 0);
  readonly hasNextPage = computed(() => this.page()?.pageInfo.hasNextPage ?? false);
  /** Why there are no rows, null when there are. */
  readonly error = computed(() => this.query.error());
  readonly loadingMore = this.moreLoading.asReadonly();
  /** Why the next page did not come. */
  readonly moreError = this.moreFailure.asReadonly();
  /** True while the rows on the screen answer an earlier question. */
  readonly stale = computed(() => this.query.loading() && !this.moreLoading());

  constructor(
    private readonly variables: () => ListVariables | null,
    private readonly hooks: ReloadHooks,
  ) {
    // Not with the fields above: it asks for the variables at once, and they come with the constructor.
    this.query = injectQuery(TicketListDocument, () => this.asked(), {
      fetchPolicy: 'cache-first',
      refetchOnReconnect: false,
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.again));
    effect(() => {
      this.asked();
      untracked(() => void this.bringUpToDate());
    });
    effect(() => {
      if (!this.outdated() || this.query.loading()) return;
      this.outdated.set(false);
      untracked(() => void this.bringUpToDate());
    });
  }

  /** Appends the next page. */
  more(): Promise<void> {
    if (this.moreLoading() || this.stale() || !this.hasNextPage()) return Promise.resolve();
    this.moreLoading.set(true);
    this.moreFailure.set(null);
    return this.inTurn(() => this.query.fetchMore({ after: this.page()?.pageInfo.endCursor ?? null }))
      .catch((error: unknown) => this.moreFailure.set(this.errors.from(error)))
      .finally(() => this.moreLoading.set(false));
  }

  /** Asks for the rows anew and replaces them in one step; a failure is thrown as PortalError. */
  reload(extent: ReloadExtent): Promise<void> {
    return this.inTurn(async () => {
      const asked = this.asked();
      if (!asked) return;
      const settled = this.hooks.reloading();
      const count = extent === 'loaded' ? this.known(asked) : pageSize;
      const data = await loadRows(this.client, asked, Math.min(keptRows, Math.max(pageSize, count ?? 0)));
      this.client.writeQuery({ query: TicketListDocument, variables: asked, data });
      if (this.asked() === asked) settled(extent);
    }).catch((error: unknown) => {
      throw this.errors.from(error);
    });
  }

  /** Asks the query again after {@link error}. */
  retry(): Promise<void> {
    return this.query.refetch();
  }

  /** What is known may have missed changes: it is asked for anew, at the latest when the present answer is there. */
  refresh(): void {
    this.outdated.set(true);
  }

  /** Of what was never asked for, the query itself brings the first answer. */
  private async bringUpToDate(): Promise<void> {
    this.moreFailure.set(null);
    const asked = this.asked();
    if (!asked) return;
    if (this.error()) return this.retry();
    if (this.known(asked) === null) return;
    await this.reload('loaded').catch((error: PortalError) =>
      error.transient ? this.later() : this.retry(),
    );
  }

  /** What could not be asked for now is not forgotten: the socket may be open and say nothing more. */
  private later(): void {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.refresh(), retryAfter * (1 + Math.random()));
  }

  private known(asked: TicketListQueryVariables): number | null {
    return rowsInCache(this.client, asked);
  }

  /** Pages and refreshes go one after another, so that a page never follows rows that were replaced. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = this.tail.then(task, task);
    this.tail = run.catch(() => undefined);
    return run;
  }
}
