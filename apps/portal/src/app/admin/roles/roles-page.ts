import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectAdminList } from '../shared/admin-list';
import { SectionFrame } from '../shared/section-frame';
import { RolesDocument } from './roles.generated';

/** «Роли»: the list. */
@Component({
  selector: 'portal-roles-page',
  imports: [SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.ROLES')"
      [about]="text('admin.roles.about')"
      [createLabel]="createLabel()"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class RolesPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  protected readonly createLabel = computed(() =>
    this.session.may('role.edit') ? this.text('admin.roles.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: RolesDocument,
    variables: ({ search, organizationId }) => ({ search, organizationId, after: null }),
    connection: ({ roles }) => roles,
    row: ({ id, name, leading, userCount }) => ({
      id,
      name,
      note: this.text('admin.roles.users', { count: userCount }),
      badge: leading ? this.text('admin.roles.leadingBadge') : undefined,
    }),
    kinds: ['ROLE', 'USER'],
  });
}
