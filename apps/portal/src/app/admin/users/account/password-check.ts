import { assertInInjectionContext, inject } from '@angular/core';
import type { ValidatorFn } from '@angular/forms';
import { limits, message, passwordFlaw, type PasswordFlaw } from '@supportal/domain';
import { Language } from '../../../core/i18n/language';

const words = {
  TOO_SHORT: 'passwordTooShort',
  TOO_LONG: 'passwordTooLong',
  TOO_COMMON: 'passwordTooCommon',
  LIKE_LOGIN: 'passwordLikeLogin',
} as const satisfies Readonly<Record<PasswordFlaw, string>>;
const numbers = { min: limits.passwordMin, max: limits.passwordMax };

/** Refuses passwords that the API refuses, while one is wanted. */
export function injectPasswordCheck(login: () => string, wanted: () => boolean = () => true): ValidatorFn {
  assertInInjectionContext(injectPasswordCheck);
  const language = inject(Language);
  return ({ value }) => {
    if (!wanted()) return null;
    if (!value) return { required: true };
    const flaw = passwordFlaw(String(value), login());
    return flaw ? { words: message(language.current(), words[flaw], numbers) } : null;
  };
}
