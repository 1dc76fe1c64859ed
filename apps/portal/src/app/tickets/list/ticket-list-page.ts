import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The list of tickets of one tab. */
@Component({
  selector: 'portal-ticket-list-page',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketListPage {
  readonly tab = input.required<string>();
}
