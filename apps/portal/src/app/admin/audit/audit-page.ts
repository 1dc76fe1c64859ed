import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { EmptyState, ErrorState, NearEnd, Skeleton } from '@supportal/ui';
import { Apollo } from 'apollo-angular';
import { firstValueFrom } from 'rxjs';
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
import { AuditLogDocument, AuditNewestDocument } from './audit.generated';

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
  private readonly apollo = inject(Apollo);
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
    this.session.mayAdminister('list.export') ? exportAddress(this.filter()) : null,
  );
  /** True when there are newer entries: what is being read does not move by itself. */
  protected readonly news = linkedSignal({ source: this.filter, computation: () => false });
  protected readonly loadingMore = signal(false);
  protected readonly moreError = signal<PortalError | null>(null);

  constructor() {
    onAdministrationChange(auditKinds, () => void this.look());
  }

  protected reset(): void {
    this.params.set(Object.fromEntries(auditParams.map((name) => [name, null])));
  }

  protected async refresh(): Promise<void> {
    this.news.set(false);
    await this.log.refetch();
  }

  /** Asks whether what these filters show has become more. */
  private async look(): Promise<void> {
    if (!this.page() || this.news()) return;
    const filter = this.filter();
    const asked = this.apollo.query({
      query: AuditNewestDocument,
      variables: { filter },
      fetchPolicy: 'no-cache',
    });
    const answer = await firstValueFrom(asked).catch(() => null);
    const newest = answer?.data?.auditLog.edges[0]?.node.id;
    if (newest !== undefined && this.filter() === filter) this.news.set(newest !== this.entries()[0]?.id);
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
