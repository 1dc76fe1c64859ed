import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { injectErrorText } from '../../../core/forms/error-text';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectTexts } from '../../../core/i18n/texts';
import { ExtendWaitDocument } from '../ticket-card.generated';
import { RetryKey } from '../../shared/new-key';
import type { TicketView } from '../ticket-view';

const usualHours = 8;

/** Gives a waiting ticket more working hours, with a public word why. */
@Component({
  selector: 'portal-extend-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './extend-dialog.html',
  styleUrl: './rating-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExtendDialog {
  private readonly view = inject<TicketView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ExtendDialog, boolean>>(MatDialogRef);
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly extend = injectMutation(ExtendWaitDocument);
  protected readonly problem = signal('');
  protected readonly max = limits.extendHoursMax;
  private readonly retry = new RetryKey();
  /** The status that is seen while the reason is written. */
  private from = this.view.ticket().status;
  protected readonly form = new FormGroup({
    hours: new FormControl(usualHours, {
      nonNullable: true,
      validators: [
        Validators.required,
        Validators.min(1),
        Validators.max(limits.extendHoursMax),
        Validators.pattern(/^\d+$/),
      ],
    }),
    comment: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.pattern(/\S/), Validators.maxLength(limits.comment)],
    }),
  });

  /** True when something is typed and not sent. */
  hasUnsent(): boolean {
    return !!this.form.controls.comment.value.trim();
  }

  protected async send(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.extend.pending()) return;
    this.problem.set('');
    const wish = { id: this.view.ticket().id, from: this.from, ...this.form.getRawValue() };
    try {
      await this.extend.run({ input: { ...wish, key: this.retry.for(wish) } });
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(applyServerErrors(this.form, error) ?? '');
      await this.view.refresh();
      this.from = this.view.ticket().status;
    }
  }
}
