import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The mark of the product: a ticket that is taken care of. */
@Component({
  selector: 'portal-brand-mark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="ground" width="32" height="32" rx="8" />
      <path
        class="ticket"
        d="M8 11a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v2.2a2.8 2.8 0 0 0 0 5.6V21a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3v-2.2a2.8 2.8 0 0 0 0-5.6z"
      />
      <path class="check" d="m12.5 16.2 2.5 2.5 4.8-5" />
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
