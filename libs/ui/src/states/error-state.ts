import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Says that loading failed, announced to screen readers, with a way to try again. */
@Component({
  selector: 'ui-error-state',
  imports: [MatButton, MatIcon],
  template: `
    <mat-icon svgIcon="error" aria-hidden="true" />
    <h2>{{ title() }}</h2>
    @if (text(); as words) {
      <p>{{ words }}</p>
    }
    <div class="actions">
      @if (retryLabel(); as label) {
        <button matButton="tonal" type="button" (click)="retry.emit()">
          <mat-icon svgIcon="refresh" aria-hidden="true" />{{ label }}
        </button>
      }
      <ng-content />
    </div>
  `,
  styleUrl: './state.scss',
  host: { role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorState {
  readonly title = input.required<string>();
  readonly text = input<string>();
  /** No button without it. */
  readonly retryLabel = input<string>();
  readonly retry = output();
}
