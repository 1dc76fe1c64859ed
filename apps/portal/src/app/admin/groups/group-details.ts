import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { Pane } from '@supportal/ui';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { GroupSystems } from '../connections/group-systems';
import { AdminPlace } from '../shared/admin-place';
import { injectLookup } from '../shared/lookup';
import { NameFields } from '../shared/name-fields';
import { namesOf } from '../shared/names-of';
import { newId } from '../shared/editor-options';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import { ObjectPicker } from '../shared/object-picker';
import { PermissionSetOptionsDocument } from '../shared/options.generated';
import { groupInput, groupValue, newGroupForm } from './group-form';
import { GroupMembers } from './group-members';
import {
  CreateGroupDocument,
  DeleteGroupDocument,
  GroupDocument,
  PreviewGroupDocument,
  UpdateGroupDocument,
} from './groups.generated';

/** «Группа»: name, description, «Полномочия группы» at the side; below its systems and «Пользователи группы». */
@Component({
  selector: 'portal-group-details',
  imports: [GroupMembers, GroupSystems, NameFields, ObjectForm, ObjectPicker, Pane],
  templateUrl: './group-details.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-5);
    }
    .hint {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class GroupDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  private readonly place = inject(AdminPlace);
  private readonly members = viewChild(GroupMembers);
  private readonly systems = viewChild(GroupSystems);
  private readonly creating = injectMutation(CreateGroupDocument);
  private readonly previewing = injectMutation(PreviewGroupDocument);
  private readonly updating = injectMutation(UpdateGroupDocument);
  private readonly deleting = injectMutation(DeleteGroupDocument);
  private readonly query = injectQuery(GroupDocument, () =>
    this.id() === newId ? null : { id: Number(this.id()) },
  );
  protected readonly refetch = (): Promise<void> => this.query.refetch();
  protected readonly form = newGroupForm();
  protected readonly editor = injectObjectEditor({
    kind: 'GROUP',
    id: this.id,
    form: this.form,
    fields: {
      name: { label: 'admin.fields.name' },
      description: { label: 'admin.fields.description' },
      permissionSets: { label: 'people.groups.permissionSets', show: namesOf, changesRights: true },
    },
    query: this.query,
    object: () => this.query.value()?.group,
    valueOf: groupValue,
    create: async (value) => {
      const organizationId = this.place.organizationId();
      return (await this.creating.run({ input: { organizationId, ...groupInput(value) } })).createGroup.group;
    },
    preview: async ({ id, version }, value) =>
      (await this.previewing.run({ input: { id, version, ...groupInput(value) } })).updateGroup.effect,
    update: async ({ id, version }, value) =>
      (await this.updating.run({ input: { id, version, ...groupInput(value) } })).updateGroup.group,
    remove: ({ id, version }) => this.deleting.run({ id, version }),
  });
  protected readonly shown = computed(() => {
    const group = this.query.value()?.group;
    return !this.editor.isNew() && !this.editor.gone() && String(group?.id) === this.id() ? group : null;
  });
  protected readonly permissionSets = injectLookup(
    PermissionSetOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.place.organizationId() }),
    (data) =>
      data.permissionSets.edges.map(({ node: { id, name, description } }) => ({
        id,
        name,
        note: description,
      })),
  );
  readonly leaving = this.editor.leaving;

  hasUnsent(): boolean {
    const beside = this.systems()?.set.dirty() || this.members()?.hasUnsent();
    return this.editor.hasUnsent() || (beside ?? false);
  }
}
