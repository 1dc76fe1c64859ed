import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Locale } from '@supportal/domain';
import { Language } from '../i18n/language';
import { injectTexts } from '../i18n/texts';
import { Theme, type ThemeChoice } from '../theme/theme';
import { themeChoices } from '../theme/theme-choices';
import { Preferences } from './preferences';

/** Language and theme where there is no menu of settings: on the pages before the portal. */
@Component({
  selector: 'portal-appearance-buttons',
  imports: [MatButton, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton type="button" [attr.lang]="other()" (click)="preferences.useLanguage(other())">
      {{ text(other() === 'ru' ? 'shell.languages.ru' : 'shell.languages.en') }}
    </button>
    <button matIconButton type="button" [attr.aria-label]="text('shell.theme')" [matMenuTriggerFor]="themes">
      <mat-icon [svgIcon]="icon()" />
    </button>
    <mat-menu #themes>
      @for (choice of choices; track choice.theme) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="theme() === choice.theme"
          (click)="useTheme(choice.theme)"
        >
          <mat-icon [svgIcon]="choice.icon" />
          {{ text(choice.label) }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppearanceButtons {
  protected readonly preferences = inject(Preferences);
  protected readonly text = injectTexts();
  protected readonly theme = inject(Theme).current;
  protected readonly choices = themeChoices;
  private readonly language = inject(Language).current;
  protected readonly other = computed<Locale>(() => (this.language() === 'ru' ? 'en' : 'ru'));
  protected readonly icon = computed(
    () => themeChoices.find(({ theme }) => theme === this.theme())?.icon ?? 'contrast',
  );

  protected useTheme(theme: ThemeChoice): void {
    void this.preferences.useTheme(theme);
  }
}
