import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { switchMap } from 'rxjs';
import { injectErrorText } from '../core/forms/error-text';
import { injectTexts } from '../core/i18n/texts';

/** A password that can be shown while it is typed. */
@Component({
  selector: 'portal-password-field',
  imports: [
    MatError,
    MatFormField,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    MatSuffix,
    ReactiveFormsModule,
  ],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        [type]="shown() ? 'text' : 'password'"
        [formControl]="control()"
        [attr.autocomplete]="autocomplete()"
        [attr.maxlength]="longest"
        autocapitalize="none"
        spellcheck="false"
      />
      <button
        matIconButton
        matSuffix
        type="button"
        [attr.aria-label]="text(shown() ? 'signIn.hidePassword' : 'signIn.showPassword')"
        [attr.aria-pressed]="shown()"
        (click)="shown.set(!shown())"
      >
        <mat-icon [svgIcon]="shown() ? 'visibilityOff' : 'visibility'" />
      </button>
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
    button {
      margin-right: var(--space-1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordField {
  readonly control = input.required<FormControl<string>>();
  readonly label = input.required<string>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();

  protected readonly text = injectTexts();
  private readonly errorText = injectErrorText();
  private readonly events = toSignal(toObservable(this.control).pipe(switchMap(({ events }) => events)));
  protected readonly error = computed(() => {
    this.events();
    return this.errorText(this.control());
  });
  protected readonly shown = signal(false);
  // One more than allowed, so that a password that is too long is refused and not cut.
  protected readonly longest = limits.passwordMax + 1;
}
