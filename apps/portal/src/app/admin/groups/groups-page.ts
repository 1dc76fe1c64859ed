import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectAdminList } from '../shared/admin-list';
import { injectListParams } from '../shared/list-params';
import { SectionFrame } from '../shared/section-frame';
import { GroupsDocument } from './groups.generated';

const states = ['all', 'connected', 'waiting'] as const;
type State = (typeof states)[number];

/** «Группы»: the list, all of them or those that are connected or wait for it. */
@Component({
  selector: 'portal-groups-page',
  imports: [MatButtonToggleModule, SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [title]="text('admin.sections.GROUPS')"
      [about]="text('people.groups.about')"
      [createLabel]="createLabel()"
      [filtered]="state() !== 'all'"
      (unfiltered)="filter('all')"
    >
      <mat-button-toggle-group
        filters
        hideSingleSelectionIndicator
        [attr.aria-label]="text('people.groups.state')"
        [value]="state()"
        (change)="filter($event.value)"
      >
        @for (each of states; track each) {
          <mat-button-toggle [value]="each">{{ label(each) }}</mat-button-toggle>
        }
      </mat-button-toggle-group>
    </portal-section-frame>
  `,
  styles: `
    mat-button-toggle-group {
      align-self: flex-start;
      max-width: 100%;
      overflow-x: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class GroupsPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly params = injectListParams();
  protected readonly states = states;
  protected readonly state = computed<State>(
    () => states.find((each) => each === this.params.map().get('state')) ?? 'all',
  );
  protected readonly createLabel = computed(() =>
    this.session.may('group.edit') ? this.text('people.groups.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: GroupsDocument,
    variables: ({ search, organizationId }) => {
      const state = this.state();
      return {
        search,
        organizationId,
        connected: state === 'all' ? null : state === 'connected',
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

  protected readonly label = (state: State): string => this.text(`people.groups.states.${state}`);

  protected filter(state: State): void {
    this.params.set({ state: state === 'all' ? null : state });
  }
}
