import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The form of a new ticket. */
@Component({
  selector: 'portal-ticket-create-page',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketCreatePage {}
