import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { injectAdminList } from '../shared/admin-list';
import { SectionFrame } from '../shared/section-frame';
import { WaitingGroupsDocument } from './connections.generated';

/** «Подключения»: groups of every organization that wait for their connection, the oldest first. */
@Component({
  selector: 'portal-connections-page',
  imports: [SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.CONNECTIONS')"
      [about]="text('people.connections.about')"
      [byOrganization]="false"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ConnectionsPage {
  protected readonly text = injectTexts();
  private readonly dates = inject(Dates);
  protected readonly list = injectAdminList({
    document: WaitingGroupsDocument,
    variables: ({ search }) => ({ search, after: null }),
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
