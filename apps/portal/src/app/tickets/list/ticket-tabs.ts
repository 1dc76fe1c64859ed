import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
} from '@angular/core';
import { MatTabLink, MatTabNav, type MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import type { TicketTab } from '@supportal/domain';
import { injectLive } from '../../core/graphql/inject-live';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { isCapped, mostCounted } from './counted';
import { tabPath } from './list-address';
import { ListMemory } from './list-memory';
import { TicketTabCountersChangedDocument, TicketTabCountersDocument } from './ticket-list.generated';

/** The tabs of the viewer with the number of open tickets in each, both live. */
@Component({
  selector: 'portal-ticket-tabs',
  imports: [MatTabLink, MatTabNav, RouterLink],
  template: `
    <nav
      mat-tab-nav-bar
      disablePagination
      [mat-stretch-tabs]="false"
      [tabPanel]="panel()"
      [attr.aria-label]="text('list.tabs')"
    >
      @for (entry of entries(); track entry.tab) {
        <a
          mat-tab-link
          [active]="entry.tab === current()"
          [routerLink]="entry.path"
          [queryParams]="entry.queryParams"
        >
          {{ words().tab[entry.tab] }}
          @if (entry.count !== null) {
            <span class="count" aria-hidden="true">{{ entry.countShort }}</span>
            <span class="cdk-visually-hidden">, {{ entry.countWords }}</span>
          }
        </a>
      }
    </nav>
  `,
  styles: `
    a {
      flex: none;
      padding: 0 16px;
    }
    .count {
      min-width: 22px;
      margin-inline-start: 8px;
      padding: 1px 7px;
      border-radius: 999px;
      background: var(--mat-sys-surface-container-highest);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    @media (width < 600px) {
      a {
        min-width: 0;
        padding: 0 8px;
        letter-spacing: 0;
      }
      .count {
        min-width: 18px;
        margin-inline-start: 4px;
        padding: 1px 5px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketTabs {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly session = inject(SessionStore);
  private readonly memory = inject(ListMemory);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly counters = injectQuery(TicketTabCountersDocument);

  readonly current = input.required<TicketTab | undefined>();
  /** What the tabs switch. */
  readonly panel = input.required<MatTabNavPanel>();

  protected readonly entries = computed(() =>
    this.session.tabs().map((tab) => {
      const count = this.countOf(tab);
      const capped = count !== null && isCapped(count);
      return {
        tab,
        path: tabPath(tab),
        queryParams: this.memory.paramsOf(tab),
        count,
        countShort: capped ? this.text('list.capped', { count: mostCounted }) : String(count),
        countWords: capped
          ? this.text('list.tabCountCapped', { count: mostCounted })
          : this.text('list.tabCount', { count }),
      };
    }),
  );

  constructor() {
    // The counters are one object of the cache: what arrives replaces what the query brought.
    injectLive(TicketTabCountersChangedDocument);
    afterRenderEffect({
      read: () => {
        this.entries();
        this.current();
        this.showActive();
      },
    });
  }

  private showActive(): void {
    const link = this.host.querySelector<HTMLElement>('.mdc-tab--active');
    const row = link?.closest('.mat-mdc-tab-link-container');
    if (!link || !row) return;
    const { left, right } = link.getBoundingClientRect();
    const frame = row.getBoundingClientRect();
    if (left < frame.left) row.scrollLeft -= frame.left - left;
    if (right > frame.right) row.scrollLeft += right - frame.right;
  }

  private countOf(tab: TicketTab): number | null {
    const counters = this.counters.value()?.ticketCounters;
    if (!counters) return null;
    return { MINE: counters.mine, ALL: counters.all, GROUP: counters.group }[tab];
  }
}
