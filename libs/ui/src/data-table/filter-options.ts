import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';

/** A value that a column can be filtered by. */
export interface FilterOption<T extends string = string> {
  readonly value: T;
  readonly label: string;
}

/** Check boxes for the values of one column; the order of the options is kept in what is selected. */
@Component({
  selector: 'ui-filter-options',
  imports: [MatCheckbox],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <mat-checkbox [checked]="isSelected(option.value)" (change)="toggle(option.value, $event.checked)">
          {{ option.label }}
        </mat-checkbox>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-direction: column;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 4px 12px;
      font: var(--mat-sys-title-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterOptions<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption<T>[]>();
  readonly selected = input.required<readonly T[]>();
  readonly selectedChange = output<readonly T[]>();

  protected isSelected(value: T): boolean {
    return this.selected().includes(value);
  }

  protected toggle(value: T, checked: boolean): void {
    const wanted = new Set(this.selected());
    if (checked) wanted.add(value);
    else wanted.delete(value);
    this.selectedChange.emit(
      this.options()
        .map((option) => option.value)
        .filter((known) => wanted.has(known)),
    );
  }
}
