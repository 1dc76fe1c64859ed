import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { AdminPlace } from '../shared/admin-place';
import { injectLookup } from '../shared/lookup';
import { LookupField } from '../shared/lookup-field';
import { GroupOptionsDocument, RoleOptionsDocument } from '../shared/options.generated';
import { filterCount, userOrders, userStates, type UserQuery } from './user-query';
import { FilterGroupDocument, FilterRoleDocument } from './users.generated';

/** Filters and order of the list of users. */
@Component({
  selector: 'portal-user-filters',
  imports: [LookupField, MatButton, MatFormFieldModule, MatIcon, MatSelectModule],
  templateUrl: './user-filters.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    .toggle {
      align-self: flex-start;
    }
    .fields {
      display: grid;
      gap: var(--space-3);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserFilters {
  readonly query = input.required<UserQuery>();
  /** Params of the address that change. */
  readonly changed = output<Readonly<Record<string, string | number | null>>>();

  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly place = inject(AdminPlace);
  protected readonly states = userStates;
  protected readonly orders = userOrders;
  protected readonly open = signal(false);
  protected readonly count = computed(() => filterCount(this.query()));
  private readonly group = injectQuery(FilterGroupDocument, () => idOf(this.query().groupId));
  private readonly role = injectQuery(FilterRoleDocument, () => idOf(this.query().roleId));
  protected readonly groupName = computed(() =>
    this.query().groupId === null ? '' : (this.group.value()?.group.name ?? '…'),
  );
  protected readonly roleName = computed(() =>
    this.query().roleId === null ? '' : (this.role.value()?.role.name ?? '…'),
  );
  protected readonly groups = injectLookup(
    GroupOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.place.organizationId() }),
    ({ groups }) => groups.edges.map(({ node }) => node),
  );
  protected readonly roles = injectLookup(
    RoleOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.place.organizationId() }),
    ({ roles }) => roles.edges.map(({ node }) => node),
  );
}

const idOf = (id: number | null): { id: number } | null => (id === null ? null : { id });
