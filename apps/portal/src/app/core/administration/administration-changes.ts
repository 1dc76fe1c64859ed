import { DestroyRef, Injectable, assertInInjectionContext, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject, asyncScheduler, filter, throttleTime } from 'rxjs';
import type { AuditKind } from '../../../generated/graphql';
import { injectLive } from '../graphql/inject-live';
import { SessionStore } from '../session/session-store';
import { AdministrationChangedDocument } from './administration-changes.generated';

interface Change {
  readonly kind: AuditKind | null;
  readonly id: number | null;
  readonly refresh: boolean;
}

// Many changes at once, such as an import, are one reason to ask again.
const calm = 300;

/** What is changed in «Администрирование», by anybody; one subscription for all that is on the screen. */
@Injectable({ providedIn: 'root' })
export class AdministrationChanges {
  private readonly changes = new Subject<Change>();
  readonly stream = this.changes.asObservable();

  constructor() {
    const session = inject(SessionStore);
    injectLive(
      AdministrationChangedDocument,
      () => (session.administers() ? {} : null),
      ({ administrationChanged }) => this.changes.next(administrationChanged),
    );
  }

  /** Somebody here changed something: nobody has to wait for the server to say so. */
  tell(kind: AuditKind, id: number): void {
    this.changes.next({ kind, id, refresh: false });
  }
}

/** Calls back while the component lives, when an object of one of the kinds may have changed. */
export function onAdministrationChange(
  kinds: readonly AuditKind[],
  changed: () => void,
  concerns: (id: number) => boolean = () => true,
): void {
  assertInInjectionContext(onAdministrationChange);
  inject(AdministrationChanges)
    .stream.pipe(
      filter(({ kind, id, refresh }) => refresh || (!!kind && kinds.includes(kind) && concerns(id ?? 0))),
      throttleTime(calm, asyncScheduler, { leading: true, trailing: true }),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe(changed);
}
