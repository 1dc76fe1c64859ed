import { Injectable, computed, inject } from '@angular/core';
import { injectQuery } from '../graphql/inject-query';
import { SessionStore } from '../session/session-store';
import { onAdministrationChange } from './administration-changes';
import { WaitingGroupCountDocument } from './administration-changes.generated';

/** How many groups wait for their connection, live; 0 for people who do not connect groups. */
@Injectable({ providedIn: 'root' })
export class ConnectionRequests {
  private readonly session = inject(SessionStore);
  private readonly query = injectQuery(WaitingGroupCountDocument, () =>
    this.session.adminSections().includes('CONNECTIONS') ? {} : null,
  );
  readonly count = computed(() => this.query.value()?.groups.totalCount ?? 0);

  constructor() {
    // A system that is put out of use leaves its groups waiting.
    onAdministrationChange(['GROUP', 'SYSTEM'], () => void this.query.refetch());
  }
}
