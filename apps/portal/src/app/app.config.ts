import { provideHttpClient } from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  MAT_FORM_FIELD_DEFAULT_OPTIONS,
  type MatFormFieldDefaultOptions,
} from '@angular/material/form-field';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { ReportedErrors } from './core/errors/reported-errors';
import { provideGraphql } from './core/graphql/provide-graphql';
import { providePortalIcons } from './core/icons/provide-portal-icons';
import { Language } from './core/i18n/language';
import { provideTexts } from './core/i18n/provide-texts';
import { PageTitle } from './core/navigation/page-title';
import { SessionStore } from './core/session/session-store';
import { Theme } from './core/theme/theme';

const formField: MatFormFieldDefaultOptions = { appearance: 'outline', subscriptSizing: 'dynamic' };

/** What the portal is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useExisting: ReportedErrors },
    // XHR, not fetch: uploads report their progress.
    provideHttpClient(),
    provideGraphql(),
    provideTexts(),
    providePortalIcons(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(({ error }) => inject(ReportedErrors).navigationFailed(error)),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: formField },
    provideAppInitializer(start),
  ],
};

/** The first texts and the session are asked for at once, before the first page. */
async function start(): Promise<void> {
  inject(Theme).apply();
  const language = inject(Language);
  const session = inject(SessionStore);
  await Promise.all([language.start(), session.load()]);
}
