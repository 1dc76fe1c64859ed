import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** What the reader chose. */
export type ThemeChoice = 'LIGHT' | 'DARK' | 'SYSTEM';

const storageKey = 'supportal.theme';
const schemes: Readonly<Record<ThemeChoice, string>> = { LIGHT: 'light', DARK: 'dark', SYSTEM: 'light dark' };

/** Light, dark or as the system does: every token follows `color-scheme`. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<ThemeChoice>(recall());
  readonly current = this.chosen.asReadonly();

  /** Applies a choice and remembers it on this device. */
  use(theme: ThemeChoice): void {
    this.chosen.set(theme);
    this.apply();
    remember(theme);
  }

  /** Applies the remembered choice, before the first page. */
  apply(): void {
    this.root.style.colorScheme = schemes[this.chosen()];
  }
}

// Storage may be forbidden: the theme then follows the system.
function recall(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'LIGHT' || stored === 'DARK' ? stored : 'SYSTEM';
  } catch {
    return 'SYSTEM';
  }
}

function remember(theme: ThemeChoice): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    return;
  }
}
