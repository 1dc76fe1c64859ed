import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ticketTypes } from '@supportal/domain';
import { EmptyState, ErrorState, MasterDetail, Skeleton, TypeIcon } from '@supportal/ui';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { AdminPlace } from '../shared/admin-place';
import { ChecklistsDocument } from './checklists.generated';

/** «Чек-листы»: the types of tickets, and the required information of one of them. */
@Component({
  selector: 'portal-checklists-page',
  imports: [
    EmptyState,
    ErrorState,
    MasterDetail,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Skeleton,
    TypeIcon,
  ],
  templateUrl: './checklists-page.html',
  styleUrl: './checklists-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ChecklistsPage {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly place = inject(AdminPlace);
  protected readonly query = injectQuery(ChecklistsDocument);
  protected readonly open = computed(() => ticketTypes.some((type) => type === this.place.selected()));
  protected readonly rows = computed(() =>
    ticketTypes.map((type) => ({
      type,
      count: this.query.value()?.checklists.find(({ ticketType }) => ticketType === type)?.items.length,
    })),
  );

  constructor() {
    effect(() => {
      if (this.place.selected() === undefined || this.open()) return;
      untracked(() => void this.place.select(undefined, true));
    });
  }
}
