import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { PickerItem, PickerTexts } from './picker-item';

/** Picks any number of things by typing a part of their names; what is picked stands below, one a row. */
@Component({
  selector: 'ui-item-picker',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatIconButton, MatInput, RouterLink],
  templateUrl: './item-picker.html',
  styleUrl: './item-picker.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ItemPicker {
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly trigger = viewChild(MatAutocompleteTrigger);

  /** Of the field. */
  readonly label = input.required<string>();
  /** Of the rows below it. */
  readonly listLabel = input.required<string>();
  readonly texts = input.required<PickerTexts>();
  readonly picked = input.required<readonly PickerItem[]>();
  /** What fits the text that was {@link searched}; what is picked already is left out. */
  readonly options = input<readonly PickerItem[]>([]);
  readonly loading = input(false);
  readonly problem = input('');
  readonly readonly = input(false);
  /** Where a row leads to; no link without it. */
  readonly linkOf = input<(item: PickerItem) => string | null>(() => null);

  /** What is typed, also when the field gets the focus. */
  readonly searched = output<string>();
  readonly pickedChange = output<readonly PickerItem[]>();

  protected readonly cleared = (): string => '';
  protected readonly offered = computed(() => {
    const picked = new Set(this.picked().map(({ id }) => id));
    return this.options().filter(({ id }) => !picked.has(id));
  });

  protected add(item: PickerItem): void {
    this.pickedChange.emit([...this.picked(), item]);
    this.searched.emit('');
    void this.announcer.announce(this.texts().added(item.name));
    // Picking closes the panel; several things are picked one after the other.
    this.afterRender(() => this.trigger()?.openPanel());
  }

  protected remove(item: PickerItem, index: number): void {
    this.pickedChange.emit(this.picked().filter(({ id }) => id !== item.id));
    void this.announcer.announce(this.texts().removed(item.name));
    this.afterRender(() => {
      const left = [...this.host.querySelectorAll<HTMLElement>('.remove')];
      const next = left[index] ?? left.at(-1) ?? this.host.querySelector<HTMLElement>('input');
      next?.focus();
    });
  }

  private afterRender(run: () => void): void {
    afterNextRender(run, { injector: this.injector });
  }
}
