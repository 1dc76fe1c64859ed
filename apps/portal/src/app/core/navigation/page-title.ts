import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { injectTexts, type TextKey } from '../i18n/texts';

/** Title of the document: the page, then the product; follows the language. Routes name theirs by a key of texts. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly document = inject(Title);
  private readonly text = injectTexts();
  private readonly key = signal<TextKey | null>(null);
  private readonly own = signal<string | null>(null);
  /** What the page is called now. */
  readonly page = computed(() => {
    const key = this.key();
    return this.own() ?? (key ? this.text(key) : '');
  });

  constructor() {
    super();
    effect(() => {
      const product = this.text('common.productName');
      this.document.setTitle(this.page() ? `${this.page()} – ${product}` : product);
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.own.set(null);
    this.key.set((this.buildTitle(state) as TextKey | undefined) ?? null);
  }

  /** A page names itself by what it shows, such as the number of a ticket; until the next navigation. */
  set(title: string): void {
    this.own.set(title);
  }
}
