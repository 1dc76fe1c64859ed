import { assertInInjectionContext } from '@angular/core';
import { injectTexts } from '../i18n/texts';
import { deviceOf } from './device-of';

/** Gives a user agent the name that people know it by, such as `Firefox 128, Windows`. */
export function injectDeviceName(): (userAgent: string) => string {
  assertInInjectionContext(injectDeviceName);
  const text = injectTexts();
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return text('settings.device', { browser, system });
    return browser || system || text('settings.unknownDevice');
  };
}
