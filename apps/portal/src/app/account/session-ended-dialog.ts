import { ChangeDetectionStrategy, Component, type Injector, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { injectTexts } from '../core/i18n/texts';
import { SessionStore } from '../core/session/session-store';
import { SignOut } from '../core/session/sign-out';
import { SignInForm } from './sign-in-form';

/** Asks to sign in again over the screen as it was, so that nothing typed is lost. */
@Component({
  selector: 'portal-session-ended-dialog',
  imports: [MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, SignInForm],
  template: `
    <h2 matDialogTitle>{{ text('signIn.againTitle') }}</h2>
    <mat-dialog-content>
      <p>{{ text('signIn.againText') }}</p>
      <portal-sign-in-form [login]="login" (signedIn)="session.accept($event)" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="leave()">{{ text('signIn.otherPerson') }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      margin-bottom: var(--space-4);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionEndedDialog {
  protected readonly text = injectTexts();
  protected readonly session = inject(SessionStore);
  protected readonly login = this.session.viewer()?.login ?? '';
  private readonly signOut = inject(SignOut);

  constructor() {
    const dialog = inject<MatDialogRef<SessionEndedDialog>>(MatDialogRef);
    effect(() => this.session.ended() || dialog.close());
  }

  protected leave(): void {
    void this.signOut.leave();
  }
}

/** Covers the portal with the dialog until somebody is signed in again. */
export function openSessionEndedDialog(injector: Injector): void {
  injector.get(MatDialog).open(SessionEndedDialog, {
    disableClose: true,
    width: '420px',
    // What the session showed is not for whoever sits here now.
    backdropClass: 'portal-session-ended',
    closeOnNavigation: false,
    autoFocus: 'input[type="password"]',
  });
}
