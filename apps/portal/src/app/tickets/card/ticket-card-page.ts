import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The card of a ticket. */
@Component({
  selector: 'portal-ticket-card-page',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketCardPage {
  readonly id = input.required<string>();
}
