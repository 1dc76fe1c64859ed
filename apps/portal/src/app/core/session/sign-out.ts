import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { PortalErrors } from '../graphql/portal-errors';
import { UnsentPages } from '../navigation/unsent-pages';
import { Notices } from '../notices/notices';
import { forgetDrafts } from './drafts';
import { SessionStore } from './session-store';

/** Leaves the portal: nothing of the person stays in this browser. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly unsent = inject(UnsentPages);
  private readonly errors = inject(PortalErrors);
  private readonly notices = inject(Notices);

  /** Ends the session, then shows the sign-in page. Without an answer the person stays, and is told so. */
  async run(): Promise<void> {
    // Asked while there still is a session to stay in.
    if (!(await this.unsent.mayLeave())) return;
    try {
      await this.session.signOut();
    } catch (failure) {
      const error = this.errors.from(failure);
      if (error.code !== 'UNAUTHENTICATED') return this.notices.failed(error);
    }
    await this.leave();
  }

  /** Shows the sign-in page; for sessions that ended already. */
  async leave(): Promise<void> {
    this.session.clear();
    forgetDrafts();
    await this.router.navigateByUrl('/sign-in');
    await this.session.forget();
  }
}
