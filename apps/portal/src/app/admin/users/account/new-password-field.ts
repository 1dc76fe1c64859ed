import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { switchMap } from 'rxjs';
import { injectErrorText } from '../../../core/forms/error-text';
import { injectTexts } from '../../../core/i18n/texts';
import { Notices } from '../../../core/notices/notices';
import { generatedPassword } from './generated-password';

/** A password for somebody else: typed or generated, shown on demand, copied. */
@Component({
  selector: 'portal-new-password-field',
  imports: [MatButton, MatFormFieldModule, MatIcon, MatIconButton, MatInput, ReactiveFormsModule],
  template: `
    <mat-form-field>
      <mat-label>{{ text('people.account.password') }}</mat-label>
      <input
        matInput
        required
        autocomplete="new-password"
        autocapitalize="none"
        spellcheck="false"
        [type]="shown() ? 'text' : 'password'"
        [formControl]="control()"
        [attr.maxlength]="longest"
      />
      <button
        matIconButton
        matSuffix
        type="button"
        [attr.aria-label]="text(shown() ? 'signIn.hidePassword' : 'signIn.showPassword')"
        [attr.aria-pressed]="shown()"
        (click)="shown.set(!shown())"
      >
        <mat-icon [svgIcon]="shown() ? 'visibilityOff' : 'visibility'" aria-hidden="true" />
      </button>
      <mat-error>{{ state().error }}</mat-error>
    </mat-form-field>
    <div class="actions">
      <button matButton="tonal" type="button" (click)="generate()">
        {{ text('people.account.generate') }}
      </button>
      @if (state().typed) {
        <button matButton type="button" (click)="copy()">
          <mat-icon svgIcon="copy" aria-hidden="true" />{{ text('people.account.copy') }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewPasswordField {
  readonly control = input.required<FormControl<string>>();
  /** The password must not contain it. */
  readonly login = input.required<string>();

  protected readonly text = injectTexts();
  private readonly errorText = injectErrorText();
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly events = toSignal(toObservable(this.control).pipe(switchMap(({ events }) => events)), {
    equal: () => false,
  });
  protected readonly state = computed(() => {
    this.events();
    return { typed: this.control().value, error: this.errorText(this.control()) };
  });
  protected readonly shown = signal(false);
  // One more than allowed, so that a password that is too long is refused and not cut.
  protected readonly longest = limits.passwordMax + 1;

  protected generate(): void {
    this.control().setValue(generatedPassword(this.login()));
    this.control().markAsDirty();
    this.shown.set(true);
  }

  protected copy(): void {
    const copied = this.clipboard.copy(this.control().value);
    if (copied) this.notices.done(this.text('people.account.copied'));
    else this.notices.failed(this.text('people.account.notCopied'));
  }
}
