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
import { injectTexts } from '../core/i18n/texts';
import { existingSections } from './admin-sections';
import { AdminDialogs } from './shared/admin-dialogs';
import { AdminLinks, EXISTING_SECTIONS } from './shared/admin-links';
import { AdminPlace } from './shared/admin-place';
import { sectionPaths } from './shared/section-paths';

/** «Администрирование»: the sections the viewer has now, as tabs; they come and go live. */
@Component({
  selector: 'portal-admin-page',
  imports: [EmptyState, MatButton, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterOutlet],
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly sections = this.links.sections;
  /** The section on the screen; undefined when the viewer does not have the one of the address. */
  protected readonly shown = computed(() =>
    this.sections().find((section) => sectionPaths[section] === this.place.section()),
  );

  constructor() {
    effect(() => {
      const [first] = this.sections();
      if (this.place.section() || !first) return;
      untracked(() => void this.router.navigateByUrl(this.links.section(first), { replaceUrl: true }));
    });
    afterRenderEffect({
      read: () => {
        this.shown();
        this.sections();
        this.showActive();
      },
    });
  }

  private showActive(): void {
    this.host.querySelector('.mdc-tab--active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
