import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, output } from '@angular/core';

/** Covers what cannot be shown, and offers to load the page anew. Needs nothing that could fail to load. */
@Component({
  selector: 'portal-failure-panel',
  template: `
    <section role="alert">
      <h1>{{ title() }}</h1>
      <p>{{ words() }}</p>
      <div>
        @if (dismiss(); as label) {
          <button type="button" (click)="dismissed.emit()">{{ label }}</button>
        }
        <button type="button" class="main" (click)="reload()">{{ action() }}</button>
      </div>
    </section>
  `,
  styleUrl: './failure-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailurePanel {
  readonly title = input.required<string>();
  readonly words = input.required<string>();
  readonly action = input.required<string>();
  /** No such button without it. */
  readonly dismiss = input<string>();
  readonly dismissed = output();

  private readonly window = inject(DOCUMENT).defaultView;

  protected reload(): void {
    this.window?.location.reload();
  }
}
