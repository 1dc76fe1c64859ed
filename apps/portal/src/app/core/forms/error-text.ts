import { assertInInjectionContext, inject } from '@angular/core';
import type { AbstractControl, ValidationErrors } from '@angular/forms';
import { message, type Locale } from '@supportal/domain';
import { Language } from '../i18n/language';
import { injectTexts } from '../i18n/texts';

/** Gives the words for the first error of a control, empty when it has none. Follows the language in templates. */
export type ErrorText = (control: AbstractControl) => string;

/** Words for errors of controls: `server`, `unchosen`, `required`, `blank`, `maxlength`, `email`, `min`, `max`, or `{ words: text }`. */
export function injectErrorText(): ErrorText {
  assertInInjectionContext(injectErrorText);
  const language = inject(Language);
  const text = injectTexts();
  return ({ errors }) => {
    if (!errors) return '';
    return errors['unchosen'] && !errors['server']
      ? text('errors.choose')
      : wordsFor(errors, language.current());
  };
}

function wordsFor(errors: ValidationErrors, locale: Locale): string {
  if (typeof errors['server'] === 'string') return errors['server'];
  if (typeof errors['words'] === 'string') return errors['words'];
  if (errors['required'] || errors['blank']) return message(locale, 'blank');
  const tooLong = errors['maxlength'] as { requiredLength: number } | undefined;
  if (tooLong) return message(locale, 'tooLong', { max: tooLong.requiredLength });
  if (errors['email']) return message(locale, 'badEmail');
  return message(locale, 'unknownValue');
}
