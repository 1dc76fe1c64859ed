import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { EmptyState, ErrorState, MasterDetail, NearEnd, Skeleton } from '@supportal/ui';
import { SearchField } from '../../core/forms/search-field';
import { injectTexts } from '../../core/i18n/texts';
import type { AdminList } from './admin-list';
import { AdminPlace } from './admin-place';
import { OrganizationChooser } from './organization-chooser';

/** A section: its list with search and paging, and beside it the object of the address. Filters (`[filters]`) may be added. */
@Component({
  selector: 'portal-section-frame',
  imports: [
    EmptyState,
    ErrorState,
    MasterDetail,
    MatButton,
    MatIcon,
    MatProgressBar,
    NearEnd,
    OrganizationChooser,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SearchField,
    Skeleton,
  ],
  templateUrl: './section-frame.html',
  styleUrl: './section-frame.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionFrame {
  readonly list = input.required<AdminList>();
  readonly title = input.required<string>();
  /** Of the button that makes a new object; no button without it. */
  readonly createLabel = input<string>();
  /** What the objects are for, shown while there are none and while none is chosen. */
  readonly about = input('');
  /** False for sections whose objects belong to nobody in particular, such as systems. */
  readonly byOrganization = input(true);
  /** True while filters of the section leave rows out. */
  readonly filtered = input(false);
  /** The reader wants all rows again. */
  readonly unfiltered = output();

  protected readonly text = injectTexts();
  protected readonly place = inject(AdminPlace);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly open = computed(() => this.place.selected() !== undefined);
  protected readonly base = computed(() => `/admin/${this.place.section()}`);
  private before: string | undefined;

  constructor() {
    effect(() => {
      const selected = this.place.selected();
      const { before } = this;
      this.before = selected;
      if (before !== undefined && selected === undefined) untracked(() => this.returnFocus(before));
    });
  }

  /** Back from the details, or after a deletion: the focus goes to where the object stands or stood. */
  private returnFocus(id: string): void {
    const find = (selector: string): HTMLElement | null => this.host.querySelector<HTMLElement>(selector);
    const go = (): void => {
      const { activeElement, body } = this.host.ownerDocument;
      const lost = !activeElement || activeElement === body || activeElement.getClientRects().length === 0;
      if (!lost && activeElement.id !== 'content') return;
      (find(`a[data-id="${CSS.escape(id)}"]`) ?? find('h2'))?.focus();
    };
    afterNextRender(go, { injector: this.injector });
  }
}
