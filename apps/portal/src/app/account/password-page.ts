import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { injectTexts } from '../core/i18n/texts';
import { Notices } from '../core/notices/notices';
import { innerPath } from '../core/session/guards';
import { SessionStore } from '../core/session/session-store';
import type { SessionFieldsFragment } from '../core/session/session.generated';
import { SignOut } from '../core/session/sign-out';
import { AccountCard } from './account-card';
import { PasswordForm } from './password-form';

/** Change of password, wanted or owed: when owed, the only other way is to sign out. */
@Component({
  selector: 'portal-password-page',
  imports: [AccountCard, MatButton, PasswordForm, RouterLink],
  template: `
    <portal-account-card
      [title]="text(forced() ? 'password.titleForced' : 'password.title')"
      [lead]="text(forced() ? 'password.textForced' : 'password.text')"
    >
      <portal-password-form [login]="login()" (changed)="leave($event)" />
      @if (forced()) {
        <button below matButton type="button" (click)="signOut.run()">{{ text('password.signOut') }}</button>
      } @else {
        <a below matButton routerLink="/">{{ text('common.cancel') }}</a>
      }
    </portal-account-card>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class PasswordPage {
  /** Where the reader wanted to go. */
  readonly returnUrl = input<string>();

  protected readonly text = injectTexts();
  protected readonly signOut = inject(SignOut);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  protected readonly forced = this.session.mustChangePassword;
  protected readonly login = computed(() => this.session.viewer()?.login ?? '');

  constructor() {
    const page = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() =>
      page.nativeElement.querySelector<HTMLElement>('portal-password-field input')?.focus(),
    );
  }

  protected async leave(session: SessionFieldsFragment): Promise<void> {
    this.session.replace(session);
    this.notices.done(this.text('password.done'));
    await this.router.navigateByUrl(innerPath(this.returnUrl()));
  }
}
