import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MatRadioModule } from '@angular/material/radio';
import { locales } from '@supportal/domain';
import { Pane } from '@supportal/ui';
import { PasswordForm } from '../password-form';
import { Dates } from '../../core/i18n/dates';
import { Language } from '../../core/i18n/language';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { Preferences } from '../../core/session/preferences';
import { SessionStore } from '../../core/session/session-store';
import type { SessionFieldsFragment } from '../../core/session/session.generated';
import { Theme } from '../../core/theme/theme';
import { themeChoices } from '../../core/theme/theme-choices';
import { TimeZoneField } from '../../core/time-zones/time-zone-field';
import { SessionList } from './session-list';

/** «Настройки»: look, language and time zone, which count at once; the password; where the reader is signed in. */
@Component({
  selector: 'portal-settings-page',
  imports: [MatRadioModule, Pane, PasswordForm, SessionList, TimeZoneField],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class SettingsPage {
  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  protected readonly preferences = inject(Preferences);
  protected readonly language = inject(Language).current;
  protected readonly theme = inject(Theme).current;
  private readonly session = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly sessions = viewChild.required(SessionList);
  protected readonly locales = locales;
  protected readonly themes = themeChoices;
  protected readonly login = computed(() => this.session.viewer()?.login ?? '');
  /** Grows with every changed password: the form then starts anew. */
  protected readonly rounds = signal(0);
  protected readonly zone = new FormControl('', { nonNullable: true });
  // What the clock shows in the zone that was just chosen.
  protected readonly now = computed(() => {
    this.dates.timeZone();
    return new Date();
  });

  constructor() {
    effect(() => {
      const zone = this.dates.timeZone();
      untracked(() => this.zone.setValue(zone));
    });
    this.zone.valueChanges.pipe(takeUntilDestroyed()).subscribe((zone) => void this.useZone(zone));
  }

  protected async passwordChanged(session: SessionFieldsFragment): Promise<void> {
    this.session.replace(session);
    this.rounds.update((rounds) => rounds + 1);
    this.notices.done(this.text('password.done'));
    await this.sessions().refresh();
  }

  private async useZone(zone: string): Promise<void> {
    if (zone === this.dates.timeZone()) return;
    await this.preferences.useTimeZone(zone);
    // Refused: the field shows what counts.
    if (this.dates.timeZone() !== zone) this.zone.setValue(this.dates.timeZone());
  }
}
