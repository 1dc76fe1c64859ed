import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectAdminList } from '../shared/admin-list';
import { datedOrders, datedSort, injectListOrder } from '../shared/list-order';
import { injectListParams } from '../shared/list-params';
import { OrderField } from '../shared/order-field';
import { SectionFrame } from '../shared/section-frame';
import { StateFilter } from '../shared/state-filter';
import { OrganizationsDocument } from './organizations.generated';

/** «Организации»: the list. */
@Component({
  selector: 'portal-organizations-page',
  imports: [OrderField, SectionFrame, StateFilter],
  template: `
    <portal-section-frame
      [list]="list"
      [byOrganization]="false"
      [title]="text('admin.sections.ORGANIZATIONS')"
      [about]="text('organizations.about')"
      [createLabel]="createLabel()"
      [filtered]="active() !== null"
      (unfiltered)="params.set({ state: null })"
    >
      <portal-state-filter filters [active]="active()" (changed)="filter($event)" />
      <portal-order-field filters [order]="order" />
    </portal-section-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class OrganizationsPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  protected readonly params = injectListParams();
  protected readonly active = computed(() => activeOf[this.params.map().get('state') ?? ''] ?? null);
  protected readonly order = injectListOrder(datedOrders);
  protected readonly createLabel = computed(() =>
    this.session.mayAdminister('organization.edit') ? this.text('organizations.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: OrganizationsDocument,
    variables: ({ search }) => ({
      search,
      active: this.active(),
      sort: datedSort(this.order.current()),
      after: null,
    }),
    connection: ({ organizations }) => organizations,
    row: ({ id, name, kind, active, userCount, groupCount }) => ({
      id,
      name,
      note: `${this.text('admin.roles.users', { count: userCount })} · ${this.text('organizations.groups', { count: groupCount })}`,
      badge: this.badge(kind === 'PROVIDER', active),
      faded: !active,
    }),
    kinds: ['ORGANIZATION', 'USER', 'GROUP'],
  });

  protected filter(active: boolean | null): void {
    this.params.set({ state: active === null ? null : active ? 'active' : 'inactive' });
  }

  private badge(provider: boolean, active: boolean): string | undefined {
    if (!active) return this.text('organizations.inactiveBadge');
    return provider ? this.text('organizations.providerBadge') : undefined;
  }
}

const activeOf: Readonly<Record<string, boolean>> = { active: true, inactive: false };
