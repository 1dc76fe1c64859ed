import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { limits } from '@supportal/domain';
import { Pane } from '@supportal/ui';
import { injectErrorText } from '../../core/forms/error-text';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { TimeZoneField } from '../../core/time-zones/time-zone-field';
import { AdminPlace } from '../shared/admin-place';
import { injectLookup } from '../shared/lookup';
import { ObjectForm } from '../shared/object-form';
import { ObjectPicker } from '../shared/object-picker';
import { GroupOptionsDocument, RoleOptionsDocument } from '../shared/options.generated';
import { AccountActions } from './account/account-actions';
import { CredentialsDialog } from './account/credentials-dialog';
import { NewPasswordField } from './account/new-password-field';
import { injectPasswordCheck } from './account/password-check';
import { UserSessions } from './account/user-sessions';
import { injectUserEditor } from './user-editor';
import { newUserForm, type UserValue } from './user-form';
import { UserRights } from './why/user-rights';

/** «Пользователь»: who it is, how they sign in, how to reach them, their groups, and «Роли в системе» at the side. */
@Component({
  selector: 'portal-user-details',
  imports: [
    AccountActions,
    MatFormFieldModule,
    MatInputModule,
    MatSlideToggle,
    NewPasswordField,
    ObjectForm,
    ObjectPicker,
    Pane,
    ReactiveFormsModule,
    TimeZoneField,
    UserRights,
    UserSessions,
  ],
  templateUrl: './user-details.html',
  styleUrl: './user-details.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class UserDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;
  private readonly place = inject(AdminPlace);
  private readonly dialog = inject(MatDialog);
  protected readonly form = newUserForm(inject(Dates).timeZone());
  private readonly edited = injectUserEditor(this.id, this.form, (value) => this.handOver(value));
  protected readonly editor = this.edited.editor;
  protected readonly refetch = this.edited.refetch;
  /** The account as the API knows it; null for a new one and for one that is gone. */
  protected readonly user = computed(() => {
    const user = this.edited.user();
    return !this.editor.isNew() && !this.editor.gone() && String(user?.id) === this.id() ? user : null;
  });
  protected readonly login = toSignal(this.form.controls.login.valueChanges, { initialValue: '' });
  protected readonly groups = injectLookup(
    GroupOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.place.organizationId() }),
    (data) => data.groups.edges.map(({ node: { id, name } }) => ({ id, name })),
  );
  protected readonly roles = injectLookup(
    RoleOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.place.organizationId() }),
    (data) =>
      data.roles.edges.map(({ node: { id, name, leading } }) => ({
        id,
        name,
        note: leading ? this.text('admin.roles.leading') : undefined,
      })),
  );
  readonly leaving = this.editor.leaving;

  constructor() {
    const { login, password } = this.form.controls;
    password.addValidators(
      injectPasswordCheck(
        () => login.value,
        () => this.editor.isNew(),
      ),
    );
    login.valueChanges.subscribe(() => password.updateValueAndValidity({ emitEvent: false }));
  }

  hasUnsent(): boolean {
    return this.editor.hasUnsent();
  }

  /** The switch went with the new password: it is no change of another administrator. */
  protected passwordReset(): void {
    this.editor.takeOver(['mustChangePassword']);
  }

  private handOver({ fullName, login, password }: UserValue): void {
    this.dialog.open(CredentialsDialog, {
      data: { fullName, login, password },
      disableClose: true,
      maxWidth: 'calc(100vw - 24px)',
    });
  }
}
