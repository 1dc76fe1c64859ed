import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatFormField, MatPrefix, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { injectTexts } from '../i18n/texts';

/** A pause in typing that counts as the end of a word. */
export const typingPause = 300;

/** Text a list is filtered by; told when the reader stops typing. */
@Component({
  selector: 'portal-search-field',
  imports: [MatFormField, MatIcon, MatIconButton, MatInput, MatPrefix, MatSuffix],
  template: `
    <mat-form-field>
      <mat-icon matPrefix svgIcon="search" aria-hidden="true" />
      <input
        matInput
        type="text"
        inputmode="search"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck="false"
        #field
        [attr.aria-label]="label()"
        [placeholder]="label()"
        [attr.maxlength]="longest"
        [value]="typed()"
        (input)="type(field.value)"
        (keydown.enter)="tell()"
        (keydown.escape)="clear()"
      />
      @if (typed()) {
        <button
          matIconButton
          matSuffix
          type="button"
          [attr.aria-label]="text('common.clearSearch')"
          (click)="clear(); field.focus()"
        >
          <mat-icon svgIcon="close" aria-hidden="true" />
        </button>
      }
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchField {
  protected readonly text = injectTexts();
  protected readonly longest = limits.searchText;
  protected readonly typed = signal('');
  private told = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What the list is filtered by now. */
  readonly value = input.required<string>();
  /** What is searched in; stands in the empty field. */
  readonly label = input.required<string>();
  readonly changed = output<string>();

  constructor() {
    // What comes back from us is older than what is typed meanwhile: only a foreign change is taken over.
    effect(() => {
      const value = this.value();
      if (value === this.told) return;
      this.told = value;
      this.typed.set(value);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(words: string): void {
    this.typed.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), typingPause);
  }

  protected clear(): void {
    this.typed.set('');
    this.tell();
  }

  protected tell(): void {
    clearTimeout(this.timer);
    const words = this.typed().trim();
    if (words === this.told) return;
    this.told = words;
    this.changed.emit(words);
  }
}
