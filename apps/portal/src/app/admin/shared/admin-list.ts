import { assertInInjectionContext, computed, inject, signal, type Signal } from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { OperationVariables } from '@apollo/client/core';
import type { AuditKind } from '../../../generated/graphql';
import { injectQuery, type LiveQuery } from '../../core/graphql/inject-query';
import type { PortalError } from '../../core/graphql/portal-error';
import { AdminPlace } from './admin-place';
import { onAdministrationChange } from '../../core/administration/administration-changes';

/** A row of the list of a section. */
export interface AdminRow {
  readonly id: number;
  readonly name: string;
  /** In small type below the name. */
  readonly note?: string;
  /** A mark at the end of the row, such as «Руководящая». */
  readonly badge?: string;
  /** Shown faded, such as a deactivated user. */
  readonly faded?: boolean;
}

/** What every connection has. */
export interface Connection<N> {
  readonly edges: readonly { readonly node: N }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** What a section says about its list. */
export interface AdminListOptions<T, V, N> {
  readonly document: TypedDocumentNode<T, V>;
  /** What is asked for; `search` and `organizationId` follow the address. */
  readonly variables: (place: { search: string | null; organizationId: number }) => V;
  readonly connection: (data: T) => Connection<N>;
  readonly row: (node: N) => AdminRow;
  /** The list is asked for again when one of these changes. */
  readonly kinds: readonly AuditKind[];
}

/** A list that follows the address and the changes of others; call it in the constructor of the section. */
export function injectAdminList<T, V extends OperationVariables, N>(
  options: AdminListOptions<T, V, N>,
): AdminList {
  assertInInjectionContext(injectAdminList);
  const place = inject(AdminPlace);
  const query = injectQuery(
    options.document,
    () => options.variables({ search: place.search() || null, organizationId: place.organizationId() }),
    { keepPrevious: true },
  );
  const page = computed(() => {
    const data = query.value();
    return data && options.connection(data);
  });
  const list = new AdminList(
    query as LiveQuery<unknown, { after: string }>,
    page,
    computed(() => page()?.edges.map(({ node }) => options.row(node)) ?? []),
  );
  onAdministrationChange(options.kinds, () => void list.refresh());
  return list;
}

/** The list of a section, page by page. */
export class AdminList {
  // While the pages are asked for again the rows stay, so that nothing jumps.
  private readonly held = signal<readonly AdminRow[] | null>(null);
  private readonly moreRunning = signal(false);
  private readonly moreFailure = signal<PortalError | null>(null);
  private again = false;
  private refreshing: Promise<void> = Promise.resolve();

  readonly rows = computed(() => this.held() ?? this.fresh());
  /** How many there are on all pages; null before that is known. */
  readonly count = computed(() => this.page()?.totalCount ?? null);
  readonly hasMore = computed(() => this.page()?.pageInfo.hasNextPage ?? false);
  readonly loadingMore = this.moreRunning.asReadonly();
  readonly moreError = this.moreFailure.asReadonly();
  readonly loading: Signal<boolean>;
  readonly error: Signal<PortalError | null>;

  constructor(
    private readonly query: LiveQuery<unknown, { after: string }>,
    private readonly page: Signal<Connection<unknown> | undefined>,
    private readonly fresh: Signal<readonly AdminRow[]>,
  ) {
    this.loading = query.loading;
    this.error = query.error;
  }

  /** Loads the next page. */
  async more(): Promise<void> {
    const after = this.page()?.pageInfo.endCursor;
    if (!after || this.moreRunning()) return;
    this.moreRunning.set(true);
    this.moreFailure.set(null);
    await this.query.fetchMore({ after }).catch((error: PortalError) => this.moreFailure.set(error));
    this.moreRunning.set(false);
  }

  /** Asks again for all that is on the screen. */
  refresh(): Promise<void> {
    this.again = true;
    if (!this.held()) this.refreshing = this.askAgain();
    return this.refreshing;
  }

  /** When a refresh that runs now is done. */
  refreshed(): Promise<void> {
    return this.refreshing;
  }

  private async askAgain(): Promise<void> {
    const rows = this.fresh();
    this.held.set(rows);
    while (this.again) {
      this.again = false;
      await this.query.refetch();
    }
    while (this.fresh().length < rows.length && this.hasMore() && !this.moreFailure()) await this.more();
    this.held.set(null);
  }
}
