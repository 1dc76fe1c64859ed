import { ChangeDetectionStrategy, Component, input } from '@angular/core';

let made = 0;

/** A titled part of a page, such as the roles of a user beside their contacts. */
@Component({
  selector: 'ui-pane',
  template: `
    <section [attr.aria-labelledby]="id">
      <h3 [id]="id">{{ title() }}</h3>
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
    h3 {
      font: var(--mat-sys-title-medium);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pane {
  readonly title = input.required<string>();
  protected readonly id = `ui-pane-${made++}`;
}
