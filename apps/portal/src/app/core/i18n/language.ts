import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { locales, type Locale } from '@supportal/domain';
import { firstValueFrom } from 'rxjs';

const storageKey = 'supportal.language';

/** The language of the screen. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Locale>(this.preferred());
  private wanted = this.chosen();
  readonly current = this.chosen.asReadonly();

  /** Loads a language and shows it; the last one asked for wins. */
  async use(locale: Locale): Promise<void> {
    this.wanted = locale;
    await firstValueFrom(this.transloco.load(locale));
    if (this.wanted !== locale) return;
    this.transloco.setActiveLang(locale);
    this.chosen.set(locale);
    this.document.documentElement.lang = locale;
    remember(locale);
  }

  /** Shows the first language, before the first page. */
  start(): Promise<void> {
    return this.use(this.chosen());
  }

  private preferred(): Locale {
    const remembered = recall();
    const spoken = this.document.defaultView?.navigator.languages ?? [];
    const known = [remembered, ...spoken.map((tag) => tag.slice(0, 2).toLowerCase())];
    return known.find((tag): tag is Locale => locales.includes(tag as Locale)) ?? 'ru';
  }
}

// Storage may be forbidden: the language then follows the browser.
function recall(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    return;
  }
}
