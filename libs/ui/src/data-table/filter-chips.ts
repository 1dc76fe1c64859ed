import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** One active filter in words. */
export interface FilterChip<K extends string = string> {
  readonly key: K;
  /** What is filtered and by what: «Статус: Новый». */
  readonly label: string;
  /** What its cross is called. */
  readonly removeLabel: string;
}

/** The active filters, each with a cross, and one button to drop them all. */
@Component({
  selector: 'ui-filter-chips',
  imports: [MatButton, MatIcon],
  template: `
    <ul [attr.aria-label]="label()">
      @for (chip of chips(); track chip.key) {
        <li>
          <span class="words" [title]="chip.label">{{ chip.label }}</span>
          <button
            type="button"
            [attr.aria-label]="chip.removeLabel"
            [title]="chip.removeLabel"
            (click)="removed.emit(chip.key)"
          >
            <mat-icon svgIcon="close" aria-hidden="true" />
          </button>
        </li>
      }
    </ul>
    <button matButton type="button" class="reset" (click)="cleared.emit()">{{ resetLabel() }}</button>
  `,
  styleUrl: './filter-chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterChips<K extends string> {
  readonly chips = input.required<readonly FilterChip<K>[]>();
  /** What the list of filters is called. */
  readonly label = input.required<string>();
  readonly resetLabel = input.required<string>();
  readonly removed = output<K>();
  readonly cleared = output();
}
