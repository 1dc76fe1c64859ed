import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { EmptyState, ErrorState, NearEnd, Skeleton } from '@supportal/ui';
import { onAdministrationChange } from '../../core/administration/administration-changes';
import { injectQuery } from '../../core/graphql/inject-query';
import type { PortalError } from '../../core/graphql/portal-error';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectListParams } from '../shared/list-params';
import { AuditEntry } from './audit-entry';
import { AuditFilters } from './audit-filters';
import {
  auditFilter,
  auditKinds,
  auditParams,
  auditQueryOf,
  exportAddress,
  filterCount,
} from './audit-query';
import { AuditLogDocument } from './audit.generated';

/** «Аудит»: every administrative change, the newest first; filters live in the address. */
@Component({
  selector: 'portal-audit-page',
  imports: [
    AuditEntry,
    AuditFilters,
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    MatProgressBar,
    NearEnd,
    Skeleton,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AuditPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly dates = inject(Dates);
  protected readonly params = injectListParams();
  protected readonly query = computed(() => auditQueryOf(this.params.map()));
  protected readonly filtered = computed(() => filterCount(this.query()) > 0);
  private readonly filter = computed(() => auditFilter(this.query(), this.dates.timeZone()));
  protected readonly log = injectQuery(AuditLogDocument, () => ({ filter: this.filter(), after: null }), {
    keepPrevious: true,
  });
  protected readonly page = computed(() => this.log.value()?.auditLog);
  protected readonly entries = computed(() => this.page()?.edges.map(({ node }) => node) ?? []);
  /** Where the same entries are as a file; null for those who may not take it. */
  protected readonly file = computed(() =>
    this.session.may('list.export') ? exportAddress(this.filter()) : null,
  );
  /** True when there may be newer entries: what is being read does not move by itself. */
  protected readonly news = signal(false);
  protected readonly loadingMore = signal(false);
  protected readonly moreError = signal<PortalError | null>(null);

  constructor() {
    onAdministrationChange(auditKinds, () => this.news.set(this.page() !== undefined));
  }

  protected reset(): void {
    this.params.set(Object.fromEntries(auditParams.map((name) => [name, null])));
  }

  protected async refresh(): Promise<void> {
    this.news.set(false);
    await this.log.refetch();
  }

  protected async more(): Promise<void> {
    const after = this.page()?.pageInfo.endCursor;
    if (!after || this.loadingMore()) return;
    this.loadingMore.set(true);
    this.moreError.set(null);
    await this.log.fetchMore({ after } as never).catch((error: PortalError) => this.moreError.set(error));
    this.loadingMore.set(false);
  }
}
