import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';

/** One of a filter's values, and what it is called. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A filter of few values, all of which are seen. */
@Component({
  selector: 'portal-choice-filter',
  imports: [MatButtonToggleModule],
  template: `
    <mat-button-toggle-group
      hideSingleSelectionIndicator
      [attr.aria-label]="label()"
      [value]="value()"
      (change)="changed.emit($event.value)"
    >
      @for (choice of choices(); track choice.value) {
        <mat-button-toggle [value]="choice.value">{{ choice.label }}</mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
  styles: `
    :host {
      align-self: flex-start;
      max-width: 100%;
    }
    mat-button-toggle-group {
      max-width: 100%;
      overflow-x: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceFilter<T extends string> {
  /** What is filtered by. */
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly value = input.required<T>();
  readonly changed = output<T>();
}
