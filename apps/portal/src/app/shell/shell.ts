import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
import { ConnectionBadge } from '../core/administration/connection-badge';
import { BrandMark } from '../core/brand/brand-mark';
import type { FrameIcon } from '../core/icons/provide-portal-icons';
import { injectTexts, type TextKey } from '../core/i18n/texts';
import { SessionStore } from '../core/session/session-store';
import { ConnectionBanner } from './connection-banner';
import { SettingsMenu } from './settings-menu';

interface Destination {
  readonly link: string;
  readonly label: TextKey;
  readonly icon: FrameIcon;
  readonly exact: boolean;
}

const desktop: Destination = { link: '/', label: 'shell.desktop', icon: 'dashboard', exact: true };
const tickets: Destination = { link: '/tickets', label: 'shell.tickets', icon: 'tickets', exact: false };
const admin: Destination = { link: '/admin', label: 'shell.admin', icon: 'admin', exact: false };

/** The frame of every page: navigation, settings, state of the connection. */
@Component({
  selector: 'portal-shell',
  imports: [
    BrandMark,
    ConnectionBadge,
    ConnectionBanner,
    MatIcon,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SettingsMenu,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Shell {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly destinations = computed(() =>
    this.session.administers() ? [desktop, tickets, admin] : [desktop, tickets],
  );
  protected readonly admin = admin;
  protected readonly connects = computed(() => this.session.adminSections().includes('CONNECTIONS'));

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        // The one that opened the portal: the first Tab belongs to the link «К содержанию».
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => setTimeout(() => this.keepFocus()));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** A page that went away took the focus with it: the next Tab then starts at the new page, not at the top. */
  private keepFocus(): void {
    const main = this.main().nativeElement;
    const focused = main.ownerDocument.activeElement;
    if (!focused || focused === main.ownerDocument.body) main.focus({ preventScroll: true });
  }
}
