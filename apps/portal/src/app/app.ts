import { ChangeDetectionStrategy, Component, Injector, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { ReportedErrors } from './core/errors/reported-errors';
import { FailurePanel } from './core/errors/failure-panel';
import { injectTexts } from './core/i18n/texts';
import { SessionStore } from './core/session/session-store';

/** The whole portal: the pages, and what may cover them. */
@Component({
  selector: 'portal-root',
  imports: [FailurePanel, RouterOutlet],
  template: `
    @if (session.startFailure(); as failure) {
      <portal-failure-panel
        [title]="text('errors.startTitle')"
        [words]="failure.message"
        [action]="text('common.retry')"
      />
    } @else {
      @if (errors.pageFailed()) {
        <portal-failure-panel
          [title]="text('errors.pageTitle')"
          [words]="text('errors.pageText')"
          [action]="text('errors.reload')"
          [dismiss]="text('common.dismiss')"
          (dismissed)="errors.clear()"
        />
      }
      <router-outlet />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly session = inject(SessionStore);
  protected readonly errors = inject(ReportedErrors);
  protected readonly text = injectTexts();

  constructor() {
    const injector = inject(Injector);
    const router = inject(Router);
    effect(() => {
      if (!this.session.ended()) return;
      void import('./account/session-ended-dialog').then(({ openSessionEndedDialog }) =>
        openSessionEndedDialog(injector),
      );
    });
    effect(() => {
      if (!this.session.signedIn() || !this.session.mustChangePassword()) return;
      // Before a page is open, and on the pages of accounts, guards know better where the reader wanted to go.
      if (!router.navigated || /^\/(sign-in|password)/.test(router.url)) return;
      untracked(() => void router.navigate(['/password'], { queryParams: { returnUrl: router.url } }));
    });
  }
}
