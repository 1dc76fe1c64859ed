import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectTexts } from '../../../core/i18n/texts';
import { ResetPasswordDocument, type UserDetailsFragment } from '../users.generated';
import { NewPasswordField } from './new-password-field';
import { injectPasswordCheck } from './password-check';

/** Whose password is reset. */
export type ResetTarget = Pick<UserDetailsFragment, 'id' | 'version' | 'login' | 'fullName'>;

/** Gives somebody another password; closes with it when it is kept. */
@Component({
  selector: 'portal-reset-password-dialog',
  imports: [MatButton, MatDialogModule, MatSlideToggle, NewPasswordField, ReactiveFormsModule],
  template: `
    <form novalidate [formGroup]="form" (ngSubmit)="save()">
      <h2 mat-dialog-title>{{ text('people.account.resetTitle', { name: user.fullName }) }}</h2>
      <mat-dialog-content>
        <p>{{ text('people.account.resetText') }}</p>
        <div role="alert">
          @if (problem()) {
            <p class="problem">{{ problem() }}</p>
          }
        </div>
        <portal-new-password-field [control]="form.controls.password" [login]="user.login" />
        <mat-slide-toggle formControlName="mustChangePassword">{{
          text('people.account.mustChange')
        }}</mat-slide-toggle>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ text('common.cancel') }}</button>
        <button matButton="filled" type="submit" disabledInteractive [disabled]="resetting.pending()">
          {{ text('people.account.reset') }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--space-3);
    }
    p {
      margin: 0;
    }
    .problem {
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResetPasswordDialog {
  protected readonly user = inject<ResetTarget>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ResetPasswordDialog, string>>(MatDialogRef);
  protected readonly text = injectTexts();
  protected readonly resetting = injectMutation(ResetPasswordDocument);
  protected readonly problem = signal('');
  protected readonly form = new FormGroup({
    password: new FormControl('', {
      nonNullable: true,
      validators: injectPasswordCheck(() => this.user.login),
    }),
    mustChangePassword: new FormControl(true, { nonNullable: true }),
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.resetting.pending()) return;
    this.problem.set('');
    const { id, version } = this.user;
    const value = this.form.getRawValue();
    try {
      await this.resetting.run({ input: { id, version, ...value } });
      this.ref.close(value.password);
    } catch (error) {
      this.problem.set(applyServerErrors(this.form, error) ?? '');
    }
  }
}
