import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { statusRank, type TicketStatus } from '@supportal/domain';
import { EmptyState, ErrorState, Skeleton, StatusChip } from '@supportal/ui';
import { injectLive } from '../core/graphql/inject-live';
import { injectQuery } from '../core/graphql/inject-query';
import { Dates } from '../core/i18n/dates';
import { DomainWords } from '../core/i18n/domain-words';
import { injectTexts } from '../core/i18n/texts';
import { SessionStore } from '../core/session/session-store';
import { counterCards } from './counter-cards';
import { CountersChangedDocument, DesktopDocument } from './desktop.generated';
import { greetingAt, nameToGreet } from './greeting';

const mostCounted = 1000;

/** «Рабочий стол»: how many tickets wait for whom, each figure a way to the list that holds them. */
@Component({
  selector: 'portal-desktop-page',
  imports: [EmptyState, ErrorState, MatButton, MatIcon, RouterLink, Skeleton, StatusChip],
  templateUrl: './desktop-page.html',
  styleUrl: './desktop-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class DesktopPage {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly session = inject(SessionStore);
  private readonly dates = inject(Dates);
  protected readonly query = injectQuery(DesktopDocument);

  protected readonly mayCreate = computed(() => this.session.may('ticket.create'));
  protected readonly counters = computed(() => this.query.value()?.ticketCounters);
  protected readonly greeting = computed(() => {
    const name = nameToGreet(this.session.viewer()?.fullName ?? '');
    return this.text(greetingAt(new Date(), this.dates.timeZone()), { name });
  });
  protected readonly cards = computed(() => {
    const counters = this.counters();
    const isSpecialist = this.session.viewer()?.isSpecialist ?? false;
    return counters ? counterCards(counters, isSpecialist, this.session.tabs()) : [];
  });
  protected readonly statuses = computed(() =>
    [...(this.counters()?.byStatus ?? [])]
      .filter(({ count }) => count > 0)
      .sort((a, b) => statusRank(a.status) - statusRank(b.status)),
  );
  protected readonly nothingOpen = computed(() => this.cards().every(({ count }) => count === 0));
  private readonly widestTab = computed(() => (this.session.tabs().includes('ALL') ? 'all' : 'mine'));

  constructor() {
    // The counters are one object of the cache: what arrives replaces what the query brought.
    injectLive(CountersChangedDocument);
  }

  protected figure(count: number): string {
    return count > mostCounted ? this.text('desktop.more', { count: mostCounted }) : String(count);
  }

  protected listOf(status: TicketStatus): { link: string; query: Record<string, string> } {
    return { link: `/tickets/${this.widestTab()}`, query: { status: status.toLowerCase() } };
  }
}
