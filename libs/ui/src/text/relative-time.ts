import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Turns an ISO instant into words. */
export type InstantFormat = (instant: string) => string;

/** An instant in words ("5 minutes ago"), the exact time in its tooltip. Signals read by the formatters keep it fresh. */
@Component({
  selector: 'ui-relative-time',
  template: `<time [attr.datetime]="at()" [attr.title]="exact()">{{ words() }}</time>`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RelativeTime {
  readonly at = input.required<string>();
  readonly format = input.required<InstantFormat>();
  /** Formats the tooltip. */
  readonly full = input<InstantFormat>();

  protected readonly words = computed(() => this.format()(this.at()));
  protected readonly exact = computed(() => this.full()?.(this.at()) ?? null);
}
