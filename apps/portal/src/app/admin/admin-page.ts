import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { EmptyState } from '@supportal/ui';
import type { AdminSection } from '../../generated/graphql';
import { injectTexts } from '../core/i18n/texts';
import { Notices } from '../core/notices/notices';
import { existingSections } from './admin-sections';
import { ConnectionBadge } from '../core/administration/connection-badge';
import { AdminDialogs } from './shared/admin-dialogs';
import { AdminLinks, EXISTING_SECTIONS } from './shared/admin-links';
import { AdminPlace } from './shared/admin-place';
import { sectionPaths } from './shared/section-paths';

/** «Администрирование»: the sections the viewer has now, as tabs; they come and go live. */
@Component({
  selector: 'portal-admin-page',
  imports: [
    ConnectionBadge,
    EmptyState,
    MatButton,
    MatTabLink,
    MatTabNav,
    MatTabNavPanel,
    RouterLink,
    RouterOutlet,
  ],
  providers: [
    { provide: EXISTING_SECTIONS, useValue: existingSections },
    AdminDialogs,
    AdminLinks,
    AdminPlace,
  ],
  templateUrl: './admin-page.html',
  styleUrl: './admin-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AdminPage {
  protected readonly text = injectTexts();
  protected readonly links = inject(AdminLinks);
  private readonly place = inject(AdminPlace);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly sections = this.links.sections;
  /** The section on the screen; undefined when the viewer does not have the one of the address. */
  protected readonly shown = computed(() =>
    this.sections().find((section) => sectionPaths[section] === this.place.section()),
  );

  private before: AdminSection | undefined;

  constructor() {
    effect(() => {
      const [first] = this.sections();
      if (this.place.section() || !first) return;
      untracked(() => void this.router.navigateByUrl(this.links.section(first), { replaceUrl: true }));
    });
    effect(() => {
      const shown = this.shown();
      untracked(() => this.noteLoss(shown));
    });
    afterRenderEffect({
      read: () => {
        this.shown();
        this.sections();
        this.showActive();
      },
    });
  }

  /** A section that vanishes under the reader is spoken of; the page then says what to do. */
  private noteLoss(shown: AdminSection | undefined): void {
    const lost = !shown && this.before && sectionPaths[this.before] === this.place.section();
    if (lost && this.before)
      this.notices.done(
        this.text('admin.sectionLost', { section: this.text(`admin.sections.${this.before}`) }),
      );
    this.before = shown;
  }

  private showActive(): void {
    this.host.querySelector('.mdc-tab--active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
