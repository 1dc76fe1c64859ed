import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import type { PickerItem } from '@supportal/ui';
import { injectTexts } from '../../core/i18n/texts';
import type { Lookup } from './lookup';

/** Filters by one object, found by a part of its name. */
@Component({
  selector: 'portal-lookup-field',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatIconButton, MatInput],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        #field
        type="text"
        autocomplete="off"
        [matAutocomplete]="found"
        [placeholder]="text('people.filters.any')"
        [value]="current()"
        (focus)="field.select(); lookup().search('')"
        (input)="lookup().search(field.value.trim())"
        (blur)="field.value = current()"
      />
      @if (current()) {
        <button
          matIconButton
          matSuffix
          type="button"
          [attr.aria-label]="text('people.filters.clear', { name: label() })"
          (click)="picked.emit(null); field.value = ''; field.focus()"
        >
          <mat-icon svgIcon="close" aria-hidden="true" />
        </button>
      }
      <mat-autocomplete
        #found
        autoActiveFirstOption
        hideSingleSelectionIndicator
        [displayWith]="nameOf"
        (optionSelected)="picked.emit($event.option.value.id)"
      >
        @for (option of lookup().options(); track option.id) {
          <mat-option [value]="option">{{ option.name }}</mat-option>
        } @empty {
          <mat-option disabled>{{
            lookup().problem() || text(lookup().loading() ? 'common.loading' : 'admin.list.noMatchTitle')
          }}</mat-option>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LookupField {
  readonly label = input.required<string>();
  readonly lookup = input.required<Lookup>();
  /** Name of what is picked, empty when nothing is. */
  readonly current = input.required<string>();
  readonly picked = output<number | null>();
  protected readonly text = injectTexts();
  protected readonly nameOf = (item: PickerItem | string): string =>
    typeof item === 'string' ? item : item.name;
}
