import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { TicketType } from '@supportal/domain';
import type { IconName } from '../icons/icons';

const shapes: Record<TicketType, IconName> = {
  OUTAGE: 'outage',
  DEFECT: 'bug',
  CONSULTATION: 'help',
  FEATURE_REQUEST: 'idea',
};

/** The type of a ticket as a small decorative icon: a word always stands beside it. */
@Component({
  selector: 'ui-type-icon',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="icon()" aria-hidden="true" />`,
  styles: `
    :host {
      display: inline-flex;
    }
    .mat-icon {
      width: 1.25em;
      height: 1.25em;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TypeIcon {
  readonly type = input.required<TicketType>();

  protected readonly icon = computed(() => shapes[this.type()]);
}
