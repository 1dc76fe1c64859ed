import { ChangeDetectionStrategy, Component, input } from '@angular/core';

let made = 0;

/** A titled part of a page, such as the roles of a user beside their contacts. */
@Component({
  selector: 'ui-pane',
  template: `
    <section [attr.aria-labelledby]="id">
      @if (level() === 2) {
        <h2 [id]="id">{{ title() }}</h2>
      } @else {
        <h3 [id]="id">{{ title() }}</h3>
      }
      <ng-content />
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius);
      background: var(--mat-sys-surface);
    }
    h2,
    h3 {
      font: var(--mat-sys-title-medium);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pane {
  readonly title = input.required<string>();
  /** Of its heading. */
  readonly level = input<2 | 3>(3);
  protected readonly id = `ui-pane-${made++}`;
}
