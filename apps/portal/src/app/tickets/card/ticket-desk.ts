import { Injectable, computed, inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { PortalErrors } from '../../core/graphql/portal-errors';
import { Notices } from '../../core/notices/notices';
import type { Correction } from './facts/ticket-facts';
import {
  ChangeTicketStatusDocument,
  CorrectTicketDocument,
  TakeTicketDocument,
  TicketClockDocument,
} from './ticket-card.generated';
import { newestEntryId, type TicketView } from './ticket-view';

/** What is done with a ticket by one click; a refusal is said in a notice and the ticket is asked for again. */
@Injectable()
export class TicketDesk {
  private readonly apollo = inject(Apollo);
  private readonly notices = inject(Notices);
  private readonly errors = inject(PortalErrors);
  private readonly taking = injectMutation(TakeTicketDocument);
  private readonly moving = injectMutation(ChangeTicketStatusDocument);
  private readonly correcting = injectMutation(CorrectTicketDocument);

  readonly busy = computed(() => this.taking.pending() || this.moving.pending() || this.correcting.pending());

  /** «Принять в работу». */
  take(view: TicketView): Promise<boolean> {
    const { id, status } = view.ticket();
    return this.attempt(view, () => this.taking.run({ input: { id, from: status } }));
  }

  /** The customer agrees: the ticket is closed. */
  confirm(view: TicketView): Promise<boolean> {
    const { id, status } = view.ticket();
    const seenEntryId = newestEntryId(view.entries());
    return this.attempt(view, () =>
      this.moving.run({ input: { id, from: status, to: 'CLOSED', seenEntryId } }),
    );
  }

  /** Corrects the type or the priority. */
  correct(view: TicketView, correction: Correction): Promise<boolean> {
    const { id, version } = view.ticket();
    return this.attempt(view, () => this.correcting.run({ input: { id, version, ...correction } }));
  }

  /** Asks how much working time is left now. */
  async refreshClock(id: number): Promise<void> {
    const asked = this.apollo.client.query({
      query: TicketClockDocument,
      variables: { id },
      fetchPolicy: 'network-only',
    });
    await asked.catch(() => undefined);
  }

  private async attempt(view: TicketView, change: () => Promise<unknown>): Promise<boolean> {
    try {
      await change();
      return true;
    } catch (thrown) {
      const error = this.errors.from(thrown);
      this.notices.failed(error);
      if (!error.transient) await view.refresh();
      return false;
    }
  }
}
