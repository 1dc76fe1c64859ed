import { type EnvironmentProviders, Injectable, isDevMode, makeEnvironmentProviders } from '@angular/core';
import {
  provideTransloco,
  provideTranslocoTranspiler,
  type Translation,
  type TranslocoLoader,
} from '@jsverse/transloco';
import { locales, type Locale } from '@supportal/domain';
import { PluralTranspiler } from './plural-transpiler';

const files: Readonly<Record<Locale, () => Promise<{ readonly default: Translation }>>> = {
  ru: () => import('../../../i18n/ru'),
  en: () => import('../../../i18n/en'),
};

/** Brings the texts of a language as a lazy chunk. */
@Injectable({ providedIn: 'root' })
export class TextFiles implements TranslocoLoader {
  /** All texts of a language. */
  async getTranslation(language: string): Promise<Translation> {
    return (await files[language as Locale]()).default;
  }
}

/** Texts of the portal in every language of the product. */
export function provideTexts(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      loader: TextFiles,
      config: {
        availableLangs: [...locales],
        defaultLang: locales[0],
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
    }),
    provideTranslocoTranspiler(PluralTranspiler),
  ]);
}
