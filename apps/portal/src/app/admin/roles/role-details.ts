import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Pane } from '@supportal/ui';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { AdminPlace } from '../shared/admin-place';
import { injectLookup } from '../shared/lookup';
import { namesOf } from '../shared/names-of';
import { NameFields } from '../shared/name-fields';
import { newId } from '../shared/editor-options';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import { ObjectPicker } from '../shared/object-picker';
import { PermissionSetOptionsDocument } from '../shared/options.generated';
import { newRoleForm, roleInput, roleValue } from './role-form';
import {
  CreateRoleDocument,
  DeleteRoleDocument,
  PreviewRoleDocument,
  RoleDocument,
  UpdateRoleDocument,
} from './roles.generated';

/** «Роль»: name, description, «Руководящая роль», and its permission sets at the side. */
@Component({
  selector: 'portal-role-details',
  imports: [MatSlideToggle, NameFields, ObjectForm, ObjectPicker, Pane, ReactiveFormsModule],
  templateUrl: './role-details.html',
  styles: `
    p {
      margin: var(--space-1) 0 0 60px;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class RoleDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  private readonly place = inject(AdminPlace);
  private readonly creating = injectMutation(CreateRoleDocument);
  private readonly previewing = injectMutation(PreviewRoleDocument);
  private readonly updating = injectMutation(UpdateRoleDocument);
  private readonly deleting = injectMutation(DeleteRoleDocument);
  private readonly query = injectQuery(RoleDocument, () =>
    this.id() === newId ? null : { id: Number(this.id()) },
  );
  protected readonly form = newRoleForm();
  protected readonly editor = injectObjectEditor({
    kind: 'ROLE',
    id: this.id,
    form: this.form,
    fields: {
      name: { label: 'admin.fields.name' },
      description: { label: 'admin.fields.description' },
      leading: {
        label: 'admin.roles.leading',
        show: (on) => this.text(on ? 'admin.form.yes' : 'admin.form.no'),
        changesRights: true,
      },
      permissionSets: { label: 'admin.sections.PERMISSION_SETS', show: namesOf, changesRights: true },
    },
    query: this.query,
    object: () => this.query.value()?.role,
    valueOf: roleValue,
    create: async (value) => {
      const organizationId = this.place.organizationId();
      return (await this.creating.run({ input: { organizationId, ...roleInput(value) } })).createRole.role;
    },
    preview: async ({ id, version }, value) =>
      (await this.previewing.run({ input: { id, version, ...roleInput(value) } })).updateRole.effect,
    update: async ({ id, version }, value) =>
      (await this.updating.run({ input: { id, version, ...roleInput(value) } })).updateRole.role,
    remove: ({ id, version }) => this.deleting.run({ id, version }),
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
    return this.editor.hasUnsent();
  }
}
