import { DOCUMENT, DestroyRef, assertInInjectionContext, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { ConfirmDialog, type Confirmation } from '@supportal/ui';
import { firstValueFrom } from 'rxjs';
import { injectTexts } from '../i18n/texts';
import { SessionStore } from '../session/session-store';
import { UnsentPages, type Leavable } from './unsent-pages';

/** Asks before typed text is lost by going to another page. */
export const confirmLeaving: CanDeactivateFn<Leavable | null> = async (page) => {
  // Without a session there is nothing to stay for; a page that was taken away has nothing to lose any more.
  if (!page?.hasUnsent() || !inject(SessionStore).signedIn()) return true;
  const text = injectTexts();
  const data: Confirmation = {
    title: text(page.leaving?.title ?? 'common.leaveTitle'),
    text: text(page.leaving?.text ?? 'common.leaveText'),
    agree: text('common.leave'),
    refuse: text('common.stay'),
  };
  const dialog = inject(MatDialog).open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, {
    data,
    role: 'alertdialog',
  });
  return (await firstValueFrom(dialog.afterClosed())) === true;
};

/** Lets the browser ask before a page with typed text is closed or reloaded. */
export function injectUnloadGuard(page: Leavable): void {
  assertInInjectionContext(injectUnloadGuard);
  const window = inject(DOCUMENT).defaultView;
  const ask = (event: BeforeUnloadEvent): void => {
    if (page.hasUnsent()) event.preventDefault();
  };
  window?.addEventListener('beforeunload', ask);
  const forget = inject(UnsentPages).add(page);
  inject(DestroyRef).onDestroy(() => {
    window?.removeEventListener('beforeunload', ask);
    forget();
  });
}
