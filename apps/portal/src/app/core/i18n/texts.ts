import { assertInInjectionContext, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type ru from '../../../i18n/ru';

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T &
  string];

/** Key of a text of the portal, such as `signIn.title`. A key that does not exist does not compile. */
export type TextKey = Leaves<typeof ru>;

/** Gives texts in the language of the screen; calls in templates and computed signals follow the language. */
export type Texts = (key: TextKey, params?: Readonly<Record<string, unknown>>) => string;

/** The texts of the portal. */
export function injectTexts(): Texts {
  assertInInjectionContext(injectTexts);
  const transloco = inject(TranslocoService);
  const translation = toSignal(transloco.selectTranslation());
  return (key, params) => {
    translation();
    return transloco.translate(key, params as Record<string, unknown>);
  };
}
