import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  signal,
  type OnInit,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { injectErrorText } from '../core/forms/error-text';
import { applyServerErrors } from '../core/forms/server-errors';
import { injectMutation } from '../core/graphql/inject-mutation';
import { injectTexts } from '../core/i18n/texts';
import type { SessionFieldsFragment } from '../core/session/session.generated';
import { SignInDocument } from './account.generated';
import { FormProblem } from './form-problem';
import { PasswordField } from './password-field';

/** Login and password; says who signed in, keeps the login when it fails. */
@Component({
  selector: 'portal-sign-in-form',
  imports: [
    FormProblem,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PasswordField,
    ReactiveFormsModule,
  ],
  templateUrl: './sign-in-form.html',
  styleUrl: './account-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInForm implements OnInit {
  /** The login to begin with; it cannot be changed when given. */
  readonly login = input('');
  readonly signedIn = output<SessionFieldsFragment>();

  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly signIn = injectMutation(SignInDocument);
  protected readonly problem = signal<string | null>(null);
  protected readonly longestLogin = limits.login;
  protected readonly form = inject(NonNullableFormBuilder).group({
    login: ['', [Validators.required, Validators.maxLength(limits.login)]],
    password: ['', Validators.required],
  });

  ngOnInit(): void {
    this.form.controls.login.setValue(this.login());
  }

  protected async submit(): Promise<void> {
    this.problem.set(null);
    if (this.form.invalid) return this.form.markAllAsTouched();
    if (this.signIn.pending()) return;
    const { login, password } = this.form.getRawValue();
    try {
      const answer = await this.signIn.run({ input: { login: login.trim(), password } });
      this.signedIn.emit(answer.signIn);
    } catch (error) {
      this.problem.set(applyServerErrors(this.form, error));
    }
  }
}
