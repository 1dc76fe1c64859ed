import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { injectAdminList } from '../shared/admin-list';
import { datedSort, injectListOrder } from '../shared/list-order';
import { OrderField } from '../shared/order-field';
import { SectionFrame } from '../shared/section-frame';
import { WaitingGroupsDocument } from './connections.generated';

/** «Подключения»: groups of every organization that wait for their connection, the oldest first unless told. */
@Component({
  selector: 'portal-connections-page',
  imports: [OrderField, SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.CONNECTIONS')"
      [about]="text('people.connections.about')"
      [byOrganization]="false"
    >
      <portal-order-field filters [order]="order" />
    </portal-section-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ConnectionsPage {
  protected readonly text = injectTexts();
  private readonly dates = inject(Dates);
  protected readonly order = injectListOrder(['oldest', 'newest', 'name', 'nameDesc']);
  protected readonly list = injectAdminList({
    document: WaitingGroupsDocument,
    variables: ({ search }) => ({ search, sort: datedSort(this.order.current()), after: null }),
    connection: ({ groups }) => groups,
    row: ({ id, name, organization, createdAt }) => ({
      id,
      name,
      note: organization.name,
      badge: this.dates.relative(createdAt),
    }),
    kinds: ['GROUP', 'SYSTEM'],
  });
}
