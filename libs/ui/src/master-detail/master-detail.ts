import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/**
 * A list (`[master]`) and the details of what is chosen in it (`[details]`): side by side where there is room, one at
 * a time on narrow screens. The hidden one stays alive: its search and its place in the list are there on the way back.
 */
@Component({
  selector: 'ui-master-detail',
  template: `
    <div class="master"><ng-content select="[master]" /></div>
    <div class="details"><ng-content select="[details]" /></div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(260px, 340px) minmax(0, 1fr);
      align-items: start;
      gap: var(--space-5);
    }
    .master {
      position: sticky;
      top: calc(var(--header-height) + var(--space-3));
      min-width: 0;
    }
    .details {
      min-width: 0;
    }
    @media (width < 900px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
      .master {
        position: static;
      }
      :host(.open) .master,
      :host(:not(.open)) .details {
        display: none;
      }
    }
  `,
  host: { '[class.open]': 'open()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MasterDetail {
  /** True while something is chosen: narrow screens then show the details in place of the list. */
  readonly open = input.required<boolean>();
}
