import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { ChoiceFilter } from '../shared/choice-filter';
import { injectAdminList } from '../shared/admin-list';
import { datedOrders, datedSort, injectListOrder } from '../shared/list-order';
import { injectListParams } from '../shared/list-params';
import { OrderField } from '../shared/order-field';
import { SectionFrame } from '../shared/section-frame';
import { SystemFilter } from './system-filter';
import { GroupsDocument } from './groups.generated';

const states = ['all', 'connected', 'waiting'] as const;
type State = (typeof states)[number];

/** «Группы»: the list, all of them or those that are connected or wait for it. */
@Component({
  selector: 'portal-groups-page',
  imports: [ChoiceFilter, OrderField, SectionFrame, SystemFilter],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.GROUPS')"
      [about]="text('people.groups.about')"
      [createLabel]="createLabel()"
      [filtered]="state() !== 'all' || systemId() !== null"
      (unfiltered)="params.set({ state: null, system: null })"
    >
      <portal-choice-filter
        filters
        [label]="text('people.groups.state')"
        [choices]="choices()"
        [value]="state()"
        (changed)="filter($event)"
      />
      <div filters class="fields">
        @if (findsSystems()) {
          <portal-system-filter [systemId]="systemId()" (changed)="params.set({ system: $event })" />
        }
        <portal-order-field [order]="order" />
      </div>
    </portal-section-frame>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
      gap: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class GroupsPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  protected readonly params = injectListParams();
  protected readonly state = computed<State>(
    () => states.find((each) => each === this.params.map().get('state')) ?? 'all',
  );
  /** Only people of the provider know all the systems. */
  protected readonly findsSystems = computed(
    () => this.session.mayAdminister('group.connect') || this.session.mayAdminister('directory.edit'),
  );
  protected readonly systemId = computed(() => {
    const id = Number(this.params.map().get('system'));
    return this.findsSystems() && Number.isInteger(id) && id > 0 ? id : null;
  });
  protected readonly order = injectListOrder(datedOrders);
  protected readonly createLabel = computed(() =>
    this.session.mayAdminister('group.edit') ? this.text('people.groups.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: GroupsDocument,
    variables: ({ search, organizationId }) => {
      const state = this.state();
      return {
        search,
        organizationId,
        connected: state === 'all' ? null : state === 'connected',
        systemId: this.systemId(),
        sort: datedSort(this.order.current()),
        after: null,
      };
    },
    connection: ({ groups }) => groups,
    row: ({ id, name, connected, memberCount }) => ({
      id,
      name,
      note: this.text('people.groups.members', { count: memberCount }),
      badge: connected ? undefined : this.text('people.groups.waitingBadge'),
    }),
    kinds: ['GROUP', 'USER'],
  });

  protected readonly choices = computed(() =>
    states.map((value) => ({ value, label: this.text(`people.groups.states.${value}`) })),
  );

  protected filter(state: State): void {
    this.params.set({ state: state === 'all' ? null : state });
  }
}
