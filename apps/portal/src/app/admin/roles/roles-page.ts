import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { ChoiceFilter } from '../shared/choice-filter';
import { injectAdminList } from '../shared/admin-list';
import { injectListOrder, nameOrders, nameSort } from '../shared/list-order';
import { injectListParams } from '../shared/list-params';
import { OrderField } from '../shared/order-field';
import { SectionFrame } from '../shared/section-frame';
import { RolesDocument } from './roles.generated';

const kinds = ['all', 'leading', 'ordinary'] as const;
type Kind = (typeof kinds)[number];

/** «Роли»: the list, all of them, those that lead or those that do not. */
@Component({
  selector: 'portal-roles-page',
  imports: [ChoiceFilter, OrderField, SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.ROLES')"
      [about]="text('admin.roles.about')"
      [createLabel]="createLabel()"
      [filtered]="kind() !== 'all'"
      (unfiltered)="filter('all')"
    >
      <portal-choice-filter
        filters
        [label]="text('admin.roles.kind')"
        [choices]="choices()"
        [value]="kind()"
        (changed)="filter($event)"
      />
      <portal-order-field filters [order]="order" />
    </portal-section-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class RolesPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly params = injectListParams();
  protected readonly kind = computed<Kind>(
    () => kinds.find((each) => each === this.params.map().get('kind')) ?? 'all',
  );
  protected readonly order = injectListOrder(nameOrders);
  protected readonly createLabel = computed(() =>
    this.session.mayAdminister('role.edit') ? this.text('admin.roles.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: RolesDocument,
    variables: ({ search, organizationId }) => {
      const kind = this.kind();
      return {
        search,
        organizationId,
        leading: kind === 'all' ? null : kind === 'leading',
        sort: nameSort(this.order.current()),
        after: null,
      };
    },
    connection: ({ roles }) => roles,
    row: ({ id, name, leading, userCount }) => ({
      id,
      name,
      note: this.text('admin.roles.users', { count: userCount }),
      badge: leading ? this.text('admin.roles.leadingBadge') : undefined,
    }),
    kinds: ['ROLE', 'USER'],
  });

  protected readonly choices = computed(() =>
    kinds.map((value) => ({ value, label: this.text(`admin.roles.kinds.${value}`) })),
  );

  protected filter(kind: Kind): void {
    this.params.set({ kind: kind === 'all' ? null : kind });
  }
}
