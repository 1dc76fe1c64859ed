import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { injectControlState } from '../forms/control-state';
import { injectErrorText } from '../forms/error-text';
import { Language } from '../i18n/language';
import { injectTexts } from '../i18n/texts';
import { zoneLabel, zonesLike, type ZoneChoice } from './zone-choices';

/** A time zone, found by a part of its name or by its offset. */
@Component({
  selector: 'portal-time-zone-field',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatInput],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        #field
        type="text"
        autocomplete="off"
        spellcheck="false"
        [matAutocomplete]="found"
        [value]="current()"
        [disabled]="state().disabled"
        [attr.aria-invalid]="problem() ? true : null"
        (focus)="begin(field)"
        (input)="typed.set(field.value)"
        (blur)="leave(field)"
      />
      <mat-icon matSuffix svgIcon="unfold" aria-hidden="true" />
      <mat-autocomplete
        #found
        autoActiveFirstOption
        hideSingleSelectionIndicator
        [displayWith]="labelOf"
        (optionSelected)="choose($event.option.value)"
      >
        @for (choice of choices(); track choice.zone) {
          <mat-option [value]="choice">{{ choice.label }}</mat-option>
        } @empty {
          <mat-option disabled>{{ text('timeZone.nothing') }}</mat-option>
        }
      </mat-autocomplete>
      <mat-hint>
        @if (problem(); as words) {
          <span class="problem" role="alert">{{ words }}</span>
        } @else {
          {{ text('timeZone.hint') }}
        }
      </mat-hint>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
    .problem {
      color: var(--mat-sys-error);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeZoneField {
  readonly control = input.required<FormControl<string>>();
  readonly label = input.required<string>();
  protected readonly text = injectTexts();
  private readonly language = inject(Language).current;
  private readonly errorText = injectErrorText();
  protected readonly typed = signal<string | null>(null);
  // The names of some 400 zones are made when the reader first wants them.
  protected readonly choices = computed(() => {
    const typed = this.typed();
    return typed === null ? [] : zonesLike(typed, this.language());
  });
  protected readonly state = injectControlState(this.control);
  protected readonly problem = computed(() => {
    const { touched, errors } = this.state();
    return touched && errors ? this.errorText(this.control()) : '';
  });
  protected readonly current = computed(() => {
    const { value } = this.state();
    return value ? zoneLabel(value) : '';
  });
  protected readonly labelOf = (choice: ZoneChoice | string): string =>
    typeof choice === 'string' ? choice : choice.label;

  protected begin(field: HTMLInputElement): void {
    if (this.typed() !== null) return;
    this.typed.set('');
    field.select();
  }

  protected leave(field: HTMLInputElement): void {
    this.typed.set(null);
    field.value = this.current();
    this.control().markAsTouched();
  }

  protected choose({ zone }: ZoneChoice): void {
    this.typed.set('');
    this.control().setValue(zone);
    this.control().markAsDirty();
  }
}
