import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTabNavPanel } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import type { TicketTab } from '@supportal/domain';
import { EmptyState } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { SessionStore } from '../../core/session/session-store';
import { readListQuery, tabOfSegment, tabPath, writeListQuery } from './list-address';
import { ListMemory } from './list-memory';
import type { ListQuery } from './list-query';
import { TicketList } from './ticket-list';
import { TicketTabs } from './ticket-tabs';

/** The lists of tickets; tab, filter and sort are the address of the page. */
@Component({
  selector: 'portal-ticket-list-page',
  imports: [EmptyState, MatButton, MatIcon, MatTabNavPanel, RouterLink, TicketList, TicketTabs],
  templateUrl: './ticket-list-page.html',
  styleUrl: './ticket-list-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketListPage {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly memory = inject(ListMemory);

  // The parts of the address.
  readonly tab = input.required<string>();
  readonly status = input<string>();
  readonly type = input<string>();
  readonly priority = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  protected readonly current = computed(() => tabOfSegment(this.tab()));
  protected readonly query = computed(() =>
    readListQuery({
      status: this.status(),
      type: this.type(),
      priority: this.priority(),
      q: this.q(),
      sort: this.sort(),
    }),
  );
  protected readonly mayCreate = computed(() => this.session.may('ticket.create'));
  protected readonly firstTab = computed(() => this.session.tabs()[0]);
  /** The tab on the screen; undefined when the viewer has none of that name. */
  protected readonly shown = computed(() => this.session.tabs().find((tab) => tab === this.current()));
  protected readonly tabPath = tabPath;
  private before: TicketTab | undefined;

  constructor() {
    effect(() => {
      const shown = this.shown();
      const current = this.current();
      untracked(() => this.followTabs(shown, current));
    });
    effect(() => {
      const shown = this.shown();
      const query = this.query();
      if (shown) untracked(() => this.memory.keepQuery(shown, query));
    });
  }

  protected ask(query: ListQuery): void {
    void this.router.navigate([], { queryParams: writeListQuery(query), replaceUrl: true });
  }

  /** A tab that vanishes under the reader leads to the first one; one they never had is explained instead. */
  private followTabs(shown: TicketTab | undefined, current: TicketTab | undefined): void {
    const vanished = !shown && current !== undefined && this.before === current;
    const first = this.firstTab();
    this.before = shown;
    if (!vanished || !first) return;
    this.notices.done(this.text('list.tabGone', { tab: this.words().tab[current] }));
    void this.router.navigateByUrl(tabPath(first), { replaceUrl: true });
  }
}
