import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TicketTab } from '@supportal/domain';
import { EmptyState } from '@supportal/ui';
import { injectTexts, type TextKey } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';

interface Words {
  readonly title: TextKey;
  readonly text: TextKey;
}

/** Says why a list is empty and what to do about it. */
@Component({
  selector: 'portal-no-tickets',
  imports: [EmptyState, MatButton],
  template: `
    <ui-empty-state
      [icon]="filtered() ? 'search' : 'inbox'"
      [title]="text(words().title)"
      [text]="text(words().text)"
    >
      @if (filtered()) {
        <button matButton="tonal" type="button" (click)="cleared.emit()">{{ text('list.resetAll') }}</button>
      }
    </ui-empty-state>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoTickets {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);

  readonly tab = input.required<TicketTab>();
  /** True when a filter leaves tickets out. */
  readonly filtered = input.required<boolean>();
  readonly cleared = output();

  // The way there is the button of the page. What one creates oneself is no ticket of the people one leads.
  private readonly mayCreate = computed(() => this.tab() !== 'GROUP' && this.session.may('ticket.create'));
  protected readonly words = computed<Words>(() => {
    if (this.filtered()) return { title: 'list.noMatchTitle', text: 'list.noMatchText' };
    if (this.tab() === 'GROUP') return { title: 'list.emptyGroupTitle', text: 'list.emptyText' };
    if (this.tab() === 'MINE' && this.session.viewer()?.isSpecialist)
      return { title: 'list.emptyMineSpecialistTitle', text: 'list.emptyMineSpecialistText' };
    return { title: 'list.emptyTitle', text: this.mayCreate() ? 'list.emptyCreateText' : 'list.emptyText' };
  });
}
