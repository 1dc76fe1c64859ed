import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectAdminList } from '../shared/admin-list';
import { injectListOrder, nameOrders, nameSort } from '../shared/list-order';
import { OrderField } from '../shared/order-field';
import { SectionFrame } from '../shared/section-frame';
import { PermissionSetsDocument } from './permission-sets.generated';

/** «Полномочия»: the list. */
@Component({
  selector: 'portal-permission-sets-page',
  imports: [OrderField, SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.PERMISSION_SETS')"
      [about]="text('admin.permissionSets.about')"
      [createLabel]="createLabel()"
    >
      <portal-order-field filters [order]="order" />
    </portal-section-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class PermissionSetsPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  protected readonly order = injectListOrder(nameOrders);
  protected readonly createLabel = computed(() =>
    this.session.mayAdminister('permissionSet.edit') ? this.text('admin.permissionSets.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: PermissionSetsDocument,
    variables: ({ search, organizationId }) => ({
      search,
      organizationId,
      sort: nameSort(this.order.current()),
      after: null,
    }),
    connection: ({ permissionSets }) => permissionSets,
    row: ({ id, name, description, permissions }) => ({
      id,
      name,
      note: description,
      badge: this.text('admin.permissionSets.rights', { count: permissions.length }),
    }),
    kinds: ['PERMISSION_SET'],
  });
}
