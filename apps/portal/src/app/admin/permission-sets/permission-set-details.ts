import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Pane } from '@supportal/ui';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { AdminPlace } from '../shared/admin-place';
import { NameFields } from '../shared/name-fields';
import { newId } from '../shared/editor-options';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import type { UsedPlace } from '../shared/used-places-of';
import { UsedPlacesList } from '../shared/used-places-list';
import { PermissionPicker } from './permission-picker';
import { newPermissionSetForm, permissionSetInput, permissionSetValue } from './permission-set-form';
import {
  CreatePermissionSetDocument,
  DeletePermissionSetDocument,
  PermissionSetDocument,
  PreviewPermissionSetDocument,
  UpdatePermissionSetDocument,
} from './permission-sets.generated';

/** «Полномочие»: name, description, the rights in their categories, and where the set is used. */
@Component({
  selector: 'portal-permission-set-details',
  imports: [NameFields, ObjectForm, Pane, PermissionPicker, UsedPlacesList],
  templateUrl: './permission-set-details.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class PermissionSetDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  private readonly place = inject(AdminPlace);
  private readonly creating = injectMutation(CreatePermissionSetDocument);
  private readonly previewing = injectMutation(PreviewPermissionSetDocument);
  private readonly updating = injectMutation(UpdatePermissionSetDocument);
  private readonly deleting = injectMutation(DeletePermissionSetDocument);
  private readonly query = injectQuery(PermissionSetDocument, () =>
    this.id() === newId ? null : { id: Number(this.id()) },
  );
  protected readonly form = newPermissionSetForm();
  protected readonly editor = injectObjectEditor({
    kind: 'PERMISSION_SET',
    id: this.id,
    form: this.form,
    fields: {
      name: { label: 'admin.fields.name' },
      description: { label: 'admin.fields.description' },
      permissions: {
        label: 'admin.permissionSets.permissions',
        show: (rights) => this.rightsInWords(rights),
        changesRights: true,
      },
    },
    query: this.query,
    object: () => this.query.value()?.permissionSet,
    valueOf: permissionSetValue,
    create: async (value) => {
      const input = { organizationId: this.place.organizationId(), ...permissionSetInput(value) };
      return (await this.creating.run({ input })).createPermissionSet.permissionSet;
    },
    preview: async ({ id, version }, value) => {
      const input = { id, version, ...permissionSetInput(value) };
      return (await this.previewing.run({ input })).updatePermissionSet.effect;
    },
    update: async ({ id, version }, value) => {
      const input = { id, version, ...permissionSetInput(value) };
      return (await this.updating.run({ input })).updatePermissionSet.permissionSet;
    },
    remove: ({ id, version }) => this.deleting.run({ id, version }),
  });
  readonly leaving = this.editor.leaving;
  /** Provider-only rights are not offered to customers. */
  protected readonly ofCustomer = computed(() => {
    const set = this.editor.object();
    return set ? set.organization.kind === 'CUSTOMER' : this.place.ofCustomer();
  });
  protected readonly usedIn = computed<readonly UsedPlace[]>(() => {
    const { roles = [], groups = [] } = this.query.value()?.permissionSet ?? {};
    return [
      ...groups.map(({ id, name }): UsedPlace => ({ kind: 'GROUP', id, name })),
      ...roles.map(({ id, name }): UsedPlace => ({ kind: 'ROLE', id, name })),
    ];
  });

  hasUnsent(): boolean {
    return this.editor.hasUnsent();
  }

  private rightsInWords(rights: readonly string[]): string {
    const names: Readonly<Record<string, string>> = this.words().permission;
    return rights
      .map((right) => names[right] ?? right)
      .sort((a, b) => a.localeCompare(b))
      .join('\n');
  }
}
