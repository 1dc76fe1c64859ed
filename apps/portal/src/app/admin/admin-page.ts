import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { categoryOf, permissionCategories, permissions } from '@supportal/domain';
import { EmptyState } from '@supportal/ui';
import { DomainWords } from '../core/i18n/domain-words';
import { injectTexts, type TextKey } from '../core/i18n/texts';
import { SessionStore } from '../core/session/session-store';

const planned: readonly TextKey[] = [
  'admin.plannedItems.users',
  'admin.plannedItems.groups',
  'admin.plannedItems.roles',
  'admin.plannedItems.directories',
];

/** «Администрирование»: says honestly what is not here yet, and which rights the viewer holds. */
@Component({
  selector: 'portal-admin-page',
  imports: [EmptyState, MatButton, MatIcon, RouterLink],
  templateUrl: './admin-page.html',
  styleUrl: './admin-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AdminPage {
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  protected readonly session = inject(SessionStore);
  protected readonly planned = planned;
  protected readonly mayAsk = computed(
    () => !this.session.viewer()?.isSpecialist && this.session.may('ticket.create'),
  );
  protected readonly untilThen = computed(() =>
    this.text(this.session.viewer()?.isSpecialist ? 'admin.untilThenSpecialist' : 'admin.untilThenCustomer'),
  );
  protected readonly held = computed(() =>
    permissionCategories
      .map((category) => ({
        category,
        rights: permissions.filter((right) => categoryOf(right) === category && this.session.may(right)),
      }))
      .filter(({ rights }) => rights.length > 0),
  );
}
