import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icons';
import type { SortOrder } from './sort-direction';

/** The name of a column as a button that sorts by it; its header cell says the order with `aria-sort`. */
@Component({
  selector: 'ui-sort-button',
  imports: [MatIcon],
  template: `
    <button type="button" [class.active]="order() !== null" [title]="hint()" (click)="sorted.emit()">
      <span><ng-content /></span>
      <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-width: 0;
      min-height: 32px;
      padding: 0 4px;
      margin-left: -4px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      color: var(--mat-sys-on-surface);
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .mat-icon {
      flex: none;
      width: 16px;
      height: 16px;
      opacity: 0.4;
    }
    .active {
      color: var(--mat-sys-on-surface);
    }
    .active .mat-icon {
      opacity: 1;
      color: var(--mat-sys-primary);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SortButton {
  /** Order of the list by this column; null when it is sorted by another one. */
  readonly order = input.required<SortOrder | null>();
  /** What a click does, as tooltip. */
  readonly hint = input('');
  readonly sorted = output();

  protected readonly icon = computed<IconName>(() => {
    const order = this.order();
    if (order === null) return 'unfold';
    return order === 'ASC' ? 'arrowUp' : 'arrowDown';
  });
}
