import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { injectErrorText } from '../../core/forms/error-text';
import { injectTexts } from '../../core/i18n/texts';

/** Name and description, which most objects have. */
@Component({
  selector: 'portal-name-fields',
  imports: [MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  template: `
    <mat-form-field>
      <mat-label>{{ text('admin.fields.name') }}</mat-label>
      <input matInput required autocomplete="off" [maxlength]="limits.name" [formControl]="name()" />
      <mat-error>{{ errorText(name()) }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ text('admin.fields.description') }}</mat-label>
      <textarea matInput cdkTextareaAutosize cdkAutosizeMinRows="2" [formControl]="description()"></textarea>
      <mat-error>{{ errorText(description()) }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameFields {
  readonly name = input.required<FormControl<string>>();
  readonly description = input.required<FormControl<string>>();
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;
}
