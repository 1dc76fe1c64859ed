import { ChangeDetectionStrategy, Component, Injector, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectAdminList } from '../shared/admin-list';
import { AdminPlace } from '../shared/admin-place';
import { AdministrationChanges } from '../../core/administration/administration-changes';
import { injectListParams } from '../shared/list-params';
import { SectionFrame } from '../shared/section-frame';
import { UserFilters } from './user-filters';
import { filterCount, userFilter, userQueryOf, userSort } from './user-query';
import { UsersDocument } from './users.generated';

/** «Пользователи»: the list with its filters, and the import of many at once. */
@Component({
  selector: 'portal-users-page',
  imports: [MatButton, MatIcon, SectionFrame, UserFilters],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.USERS')"
      [about]="text('people.users.about')"
      [searchLabel]="text('people.members.search')"
      [createLabel]="mayEdit() ? text('people.users.create') : undefined"
      [filtered]="filtered()"
      (unfiltered)="params.set({ state: null, group: null, role: null })"
    >
      <div filters>
        <portal-user-filters [query]="query()" (changed)="params.set($event)" />
        @if (mayEdit()) {
          <button matButton type="button" (click)="import()">
            <mat-icon svgIcon="upload" aria-hidden="true" />{{ text('people.import.open') }}
          </button>
        }
      </div>
    </portal-section-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class UsersPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly place = inject(AdminPlace);
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly changes = inject(AdministrationChanges);
  protected readonly params = injectListParams();
  protected readonly query = computed(() => userQueryOf(this.params.map()));
  protected readonly filtered = computed(() => filterCount(this.query()) > 0);
  protected readonly mayEdit = computed(() => this.session.mayAdminister('user.edit'));
  protected readonly list = injectAdminList({
    document: UsersDocument,
    variables: ({ search, organizationId }) => ({
      search,
      organizationId,
      filter: userFilter(this.query()),
      sort: userSort(this.query()),
      after: null,
    }),
    connection: ({ users }) => users,
    row: ({ id, fullName, login, position, active, mustChangePassword }) => ({
      id,
      name: fullName,
      note: position ? `${login} · ${position}` : login,
      badge: this.badge(active, mustChangePassword),
      faded: !active,
    }),
    kinds: ['USER'],
  });

  protected async import(): Promise<void> {
    const { ImportDialog } = await import('./import/import-dialog');
    this.dialog
      .open<unknown, number>(ImportDialog, {
        data: this.place.organizationId(),
        injector: this.injector,
        width: '960px',
        maxWidth: 'calc(100vw - 24px)',
        maxHeight: '92dvh',
        disableClose: true,
      })
      .afterClosed()
      .subscribe((changed) => changed && this.changes.tell('USER', 0));
  }

  private badge(active: boolean, owes: boolean): string | undefined {
    if (!active) return this.text('people.users.inactiveBadge');
    return owes ? this.text('people.users.owesBadge') : undefined;
  }
}
