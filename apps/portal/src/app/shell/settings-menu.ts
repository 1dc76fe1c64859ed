import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { locales } from '@supportal/domain';
import { Language } from '../core/i18n/language';
import { injectTexts } from '../core/i18n/texts';
import { Preferences } from '../core/session/preferences';
import { SessionStore } from '../core/session/session-store';
import { SignOut } from '../core/session/sign-out';
import { Theme } from '../core/theme/theme';
import { themeChoices } from '../core/theme/theme-choices';

/** «Настройки»: who is signed in, language, theme, password, leaving. */
@Component({
  selector: 'portal-settings-menu',
  imports: [MatButton, MatDivider, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './settings-menu.html',
  styleUrl: './settings-menu.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsMenu {
  protected readonly text = injectTexts();
  protected readonly viewer = inject(SessionStore).viewer;
  protected readonly preferences = inject(Preferences);
  protected readonly signOut = inject(SignOut);
  protected readonly language = inject(Language).current;
  protected readonly theme = inject(Theme).current;
  protected readonly locales = locales;
  protected readonly themes = themeChoices;
}
