import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { message } from '@supportal/domain';
import { applyServerErrors } from '../core/forms/server-errors';
import { injectMutation } from '../core/graphql/inject-mutation';
import { Language } from '../core/i18n/language';
import { injectTexts } from '../core/i18n/texts';
import type { SessionFieldsFragment } from '../core/session/session.generated';
import { ChangePasswordDocument } from './account.generated';
import { FormProblem } from './form-problem';
import { PasswordField } from './password-field';
import { passwordLimits, passwordProblem, passwordRules } from './password-rules';

/** Current password, new password and its repetition, with the rules shown as they are met. */
@Component({
  selector: 'portal-password-form',
  imports: [FormProblem, MatButton, MatIcon, PasswordField, ReactiveFormsModule],
  templateUrl: './password-form.html',
  styleUrls: ['./account-form.scss', './password-form.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordForm {
  readonly login = input.required<string>();
  readonly changed = output<SessionFieldsFragment>();

  protected readonly text = injectTexts();
  private readonly language = inject(Language).current;
  protected readonly limits = passwordLimits;
  protected readonly change = injectMutation(ChangePasswordDocument);
  protected readonly problem = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', Validators.required],
    newPassword: ['', Validators.required],
    repeat: ['', Validators.required],
  });
  private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly rules = computed(() => {
    const { currentPassword = '', newPassword = '' } = this.typed();
    return passwordRules(newPassword, currentPassword, this.login());
  });

  protected async submit(): Promise<void> {
    this.problem.set(null);
    if (!this.checked()) return this.form.markAllAsTouched();
    if (this.change.pending()) return;
    const { currentPassword, newPassword } = this.form.getRawValue();
    try {
      const answer = await this.change.run({ input: { currentPassword, newPassword } });
      this.changed.emit(answer.changePassword);
    } catch (error) {
      this.problem.set(applyServerErrors(this.form, error));
    }
  }

  /** True when everything can be sent; else the words are put on the controls. */
  private checked(): boolean {
    const { currentPassword, newPassword, repeat } = this.form.controls;
    for (const control of Object.values(this.form.controls))
      control.updateValueAndValidity({ emitEvent: false });
    const problem = passwordProblem(newPassword.value, currentPassword.value, this.login());
    if (newPassword.value && problem)
      newPassword.setErrors({ words: message(this.language(), problem, this.limits) });
    if (repeat.value && repeat.value !== newPassword.value)
      repeat.setErrors({ words: this.text('password.mismatch') });
    return this.form.valid;
  }
}
