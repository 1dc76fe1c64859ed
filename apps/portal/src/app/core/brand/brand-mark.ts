import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The mark of the product: a ticket that is taken care of. */
@Component({
  selector: 'portal-brand-mark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="ground" width="32" height="32" rx="8" />
      <path
        class="ticket"
        d="M8.5 9h15a2.5 2.5 0 0 1 2.5 2.5v2.2a2.3 2.3 0 0 0 0 4.6v2.2a2.5 2.5 0 0 1-2.5 2.5h-15A2.5 2.5 0 0 1 6 20.5v-2.2a2.3 2.3 0 0 0 0-4.6v-2.2A2.5 2.5 0 0 1 8.5 9z"
      />
      <path class="check" d="m12 16.1 2.7 2.7 5.3-5.5" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      width: 32px;
      height: 32px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    .ground {
      fill: var(--mat-sys-primary);
    }
    .ticket {
      fill: var(--mat-sys-on-primary);
    }
    .check {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 2.2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandMark {}
