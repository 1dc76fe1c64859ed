import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
} from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts } from '../core/i18n/texts';
import { innerPath } from '../core/session/guards';
import { SessionStore } from '../core/session/session-store';
import type { SessionFieldsFragment } from '../core/session/session.generated';
import { AccountCard } from './account-card';
import { SignInForm } from './sign-in-form';

/** The sign-in page. */
@Component({
  selector: 'portal-sign-in-page',
  imports: [AccountCard, SignInForm],
  template: `
    <portal-account-card [title]="text('signIn.title')" [lead]="text('signIn.subtitle')">
      <portal-sign-in-form (signedIn)="enter($event)" />
      <p class="hint" below>{{ text('signIn.noAccount') }}</p>
    </portal-account-card>
  `,
  styles: `
    .hint {
      max-width: 420px;
      text-align: center;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class SignInPage {
  /** Where the reader wanted to go. */
  readonly returnUrl = input<string>();

  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  constructor() {
    const page = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => page.nativeElement.querySelector('input')?.focus());
  }

  protected enter(session: SessionFieldsFragment): void {
    this.session.accept(session);
    void this.router.navigateByUrl(innerPath(this.returnUrl()));
  }
}
