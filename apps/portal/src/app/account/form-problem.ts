import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Why a form was refused, above its fields; announced when it appears. */
@Component({
  selector: 'portal-form-problem',
  imports: [MatIcon],
  template: `
    @if (words(); as problem) {
      <p><mat-icon svgIcon="error" aria-hidden="true" />{{ problem }}</p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      padding: var(--space-3);
      border-radius: var(--radius);
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
    }
  `,
  host: { role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FormProblem {
  readonly words = input.required<string | null>();
}
