import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { FilterOptions, type FilterOption } from './filter-options';

const below: ConnectedPosition = {
  originX: 'start',
  originY: 'bottom',
  overlayX: 'start',
  overlayY: 'top',
  offsetY: 4,
};
const belowFromTheEnd: ConnectedPosition = { ...below, originX: 'end', overlayX: 'end' };

/** The magnifier of a column: opens the values it can be filtered by; every choice counts at once. */
@Component({
  selector: 'ui-value-filter',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus, FilterOptions, MatButton, MatIcon],
  templateUrl: './value-filter.html',
  styleUrl: './value-filter.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValueFilter<T extends string> {
  /** Name of the column. */
  readonly label = input.required<string>();
  /** What the magnifier is called, with the number of chosen values. */
  readonly buttonLabel = input.required<string>();
  readonly resetLabel = input.required<string>();
  readonly options = input.required<readonly FilterOption<T>[]>();
  readonly selected = input.required<readonly T[]>();
  readonly selectedChange = output<readonly T[]>();

  protected readonly open = signal(false);
  protected readonly active = computed(() => this.selected().length > 0);
  protected readonly positions = [below, belowFromTheEnd];

  protected closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.open.set(false);
  }
}
