import { Injectable, inject } from '@angular/core';
import type { Locale } from '@supportal/domain';
import { Apollo } from 'apollo-angular';
import { PortalErrors } from '../graphql/portal-errors';
import { Language } from '../i18n/language';
import { Notices } from '../notices/notices';
import { Theme, type ThemeChoice } from '../theme/theme';
import { SessionStore } from './session-store';
import { UpdatePreferencesDocument, type UpdatePreferencesMutationVariables } from './session.generated';

/** Choices of the reader: applied at once, saved on the server when signed in. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  private readonly apollo = inject(Apollo);
  private readonly errors = inject(PortalErrors);
  private readonly notices = inject(Notices);
  private readonly session = inject(SessionStore);
  private readonly language = inject(Language);
  private readonly theme = inject(Theme);

  /** Shows the portal in another language. */
  async useLanguage(locale: Locale): Promise<void> {
    await this.language.use(locale);
    await this.save({ locale });
  }

  /** Shows the portal light, dark or as the system does. */
  async useTheme(theme: ThemeChoice): Promise<void> {
    this.theme.use(theme);
    await this.save({ theme });
  }

  /** Shows instants in another time zone. */
  async useTimeZone(timeZone: string): Promise<void> {
    await this.save({ timeZone });
  }

  private async save(input: UpdatePreferencesMutationVariables['input']): Promise<void> {
    if (!this.session.signedIn() || this.session.mustChangePassword()) return;
    try {
      const { data } = await this.apollo.client.mutate({
        mutation: UpdatePreferencesDocument,
        variables: { input },
      });
      if (data) this.session.acceptViewer(data.updatePreferences);
    } catch (error) {
      this.notices.failed(this.errors.from(error));
    }
  }
}
