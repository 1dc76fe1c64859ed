import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Skeleton } from '@supportal/ui';
import { injectTexts } from '../../core/i18n/texts';
import { AdminPlace } from './admin-place';
import { DifferencesPanel } from './differences-panel';
import type { EditedObject } from './editor-options';
import type { ObjectEditor } from './object-editor';
import { UsedPlacesList } from './used-places-list';

/**
 * The frame of the details of an object: heading, fields, panes at the side (`[side]`), what went wrong or was changed
 * by others, «Сохранить», «Отменить», «Удалить». The fields are what it encloses.
 */
@Component({
  selector: 'portal-object-form',
  imports: [
    DifferencesPanel,
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    RouterLink,
    Skeleton,
    UsedPlacesList,
  ],
  templateUrl: './object-form.html',
  styleUrl: './object-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ObjectForm<T extends EditedObject, V extends object> {
  readonly editor = input.required<ObjectEditor<T, V>>();
  /** Heading of an object that is being made. */
  readonly newTitle = input.required<string>();
  protected readonly text = injectTexts();
  protected readonly place = inject(AdminPlace);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      const editor = this.editor();
      editor.options.id();
      if (editor.ready()) untracked(() => this.afterRender(() => this.keepFocus()));
    });
    effect(() => {
      if (this.editor().takeRefusal()) this.afterRender(() => this.showFirstProblem());
    });
    effect(() => {
      if (this.editor().problem()) this.afterRender(() => this.showRefusal());
    });
    effect(() => {
      if (this.editor().comparing()) this.afterRender(() => this.goToDifferences());
    });
  }

  protected async cancel(): Promise<void> {
    await this.editor().cancel();
    this.afterRender(() => this.keepFocus());
  }

  private goToDifferences(): void {
    this.host.querySelector<HTMLElement>('portal-differences-panel input:checked')?.focus();
  }

  /** What had the focus went away, such as the list of a narrow screen or the form of a new object. */
  private keepFocus(): void {
    // On the page that opened the portal the first Tab belongs to the link «К содержанию».
    if ((this.router.lastSuccessfulNavigation()?.id ?? 1) <= 1) return;
    const { activeElement, body } = this.host.ownerDocument;
    const lost = !activeElement || activeElement === body || activeElement.getClientRects().length === 0;
    if (lost || activeElement.id === 'content') this.heading()?.nativeElement.focus();
  }

  /** What was pressed may be far below. */
  private showRefusal(): void {
    this.host.querySelector('[role=alert] > .problem')?.scrollIntoView({ block: 'center' });
  }

  private showFirstProblem(): void {
    this.host
      .querySelector<HTMLElement>('input.ng-invalid, textarea.ng-invalid, [aria-invalid=true]')
      ?.focus();
  }

  private afterRender(run: () => void): void {
    afterNextRender(run, { injector: this.injector });
  }
}
