import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Pane } from '@supportal/ui';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { AdministrationChanges } from '../../core/administration/administration-changes';
import { AdminDialogs } from '../shared/admin-dialogs';
import type { RightsEffectFragment } from '../shared/administration.generated';
import { injectLookup } from '../shared/lookup';
import { injectPickedSet } from '../shared/picked-set';
import { PickedSetForm } from '../shared/picked-set-form';
import type { GroupDetailsFragment } from '../groups/groups.generated';
import {
  ConnectGroupDocument,
  PreviewConnectionDocument,
  SystemOptionsDocument,
} from './connections.generated';
import { WaitingForSystems } from './waiting-for-systems';

/** «Подключение к системам» of a group: its state for customers, the connection itself for who may connect. */
@Component({
  selector: 'portal-group-systems',
  imports: [Pane, PickedSetForm, WaitingForSystems],
  template: `
    <ui-pane [title]="text('people.groups.systems')">
      @if (mayConnect()) {
        @if (!group().connected) {
          <p>{{ text('people.connections.waits') }}</p>
        }
        <portal-picked-set-form
          kind="SYSTEM"
          [set]="set"
          [lookup]="lookup"
          [label]="text('people.connections.addSystem')"
          [listLabel]="text('people.groups.systems')"
          [saveLabel]="text(group().connected ? 'common.save' : 'people.connections.connect')"
          [savedWords]="text('people.connections.connected', { name: group().name })"
        />
      } @else if (group().connected) {
        <ul>
          @for (system of group().systems; track system.id) {
            <li>{{ system.name }}</li>
          }
        </ul>
      } @else {
        <portal-waiting-for-systems />
      }
    </ui-pane>
  `,
  styles: `
    ul {
      margin: 0;
      padding-inline-start: var(--space-5);
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupSystems {
  readonly group = input.required<GroupDetailsFragment>();
  /** Asks the API for the group again. */
  readonly refetch = input.required<() => Promise<void>>();

  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(AdminDialogs);
  private readonly changes = inject(AdministrationChanges);
  private readonly previewing = injectMutation(PreviewConnectionDocument);
  private readonly connecting = injectMutation(ConnectGroupDocument);
  protected readonly mayConnect = computed(() => this.session.mayAdminister('group.connect'));
  protected readonly lookup = injectLookup(
    SystemOptionsDocument,
    (search) => ({ search: search || null }),
    ({ systems }) => systems,
  );
  readonly set = injectPickedSet({
    kept: () => this.group().systems,
    editable: () => this.mayConnect(),
    preview: async (systemIds, seenSystemIds) => {
      const input = { groupId: this.group().id, systemIds, seenSystemIds };
      return (await this.previewing.run({ input })).connectGroup.effect;
    },
    save: async (systemIds, seenSystemIds) => {
      const groupId = this.group().id;
      await this.connecting.run({ input: { groupId, systemIds, seenSystemIds } });
      this.changes.tell('GROUP', groupId);
    },
    agree: async (effect) => this.onlyOpens(effect) || this.dialogs.confirmEffect(effect),
    refetch: () => this.refetch()(),
  });

  /** Members gain the systems that were picked, and nothing else happens: that is what connecting is for. */
  private onlyOpens({ releasedCount, sightCount }: RightsEffectFragment): boolean {
    const picked = new Set(this.set.control.value.map(({ id }) => id));
    return !releasedCount && !sightCount && this.group().systems.every(({ id }) => picked.has(id));
  }
}
