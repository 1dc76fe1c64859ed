import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
} from '@angular/core';
import type { FormControl } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { limits } from '@supportal/domain';
import { injectErrorText } from '../../core/forms/error-text';
import { injectTexts } from '../../core/i18n/texts';
import { injectControlState } from '../../core/forms/control-state';
import { whole } from '../shared/whole';
import {
  emptyItem,
  isMissing,
  itemFields,
  longest,
  moved,
  type ChecklistItem,
  type ChecklistValue,
  type ItemField,
} from './checklist-form';

/** The items of a checklist: written, added, removed, put in order by keys or by dragging. */
@Component({
  selector: 'portal-checklist-items',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, MatButton, MatIcon, MatIconButton],
  templateUrl: './checklist-items.html',
  styleUrl: './checklist-items.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChecklistItems {
  readonly control = input.required<FormControl<ChecklistValue['items']>>();
  protected readonly text = injectTexts();
  private readonly errorText = injectErrorText();
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly fields = itemFields;
  protected readonly longest = longest;
  protected readonly state = injectControlState(this.control);
  protected readonly items = computed(() => this.state().value.content);
  protected readonly full = computed(() => this.items().length >= limits.checklistItems);
  protected readonly problem = computed(() => {
    const { touched, errors } = this.state();
    return touched && errors?.['server'] ? this.errorText(this.control()) : '';
  });

  protected missing(item: ChecklistItem, field: ItemField): boolean {
    return this.state().touched && isMissing(item, field);
  }

  protected write(index: number, field: ItemField, words: string): void {
    this.put(this.items().map((item, each) => (each === index ? { ...item, [field]: words } : item)));
  }

  protected add(): void {
    const { length } = this.items();
    this.put([...this.items(), emptyItem]);
    this.focus(`[data-index="${length}"] textarea`);
  }

  protected remove(index: number): void {
    this.put(this.items().filter((_, each) => each !== index));
    void this.announcer.announce(this.text('checklists.removed', { number: index + 1 }));
    const next = Math.min(index, this.items().length - 1);
    this.focus(next < 0 ? '.add' : `[data-index="${next}"] .remove`);
  }

  /** By a button: the focus stays with the item, on the button that can still be pressed. */
  protected move(from: number, to: number): void {
    this.put(moved(this.items(), from, to));
    this.tell(to);
    const last = to === this.items().length - 1;
    const way = to < from ? (to === 0 ? 'down' : 'up') : last ? 'up' : 'down';
    this.focus(`[data-index="${to}"] .${way}`);
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    if (previousIndex === currentIndex) return;
    this.put(moved(this.items(), previousIndex, currentIndex));
    this.tell(currentIndex);
  }

  private tell(index: number): void {
    const place = { number: index + 1, count: this.items().length };
    void this.announcer.announce(this.text('checklists.moved', place));
  }

  private put(items: readonly ChecklistItem[]): void {
    this.control().setValue(whole(items));
    this.control().markAsDirty();
  }

  private focus(selector: string): void {
    const run = (): void => this.host.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(run, { injector: this.injector });
  }
}
