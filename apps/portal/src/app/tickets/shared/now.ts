import { DestroyRef, assertInInjectionContext, inject, signal, type Signal } from '@angular/core';

/** The present moment in milliseconds, refreshed as often as asked; for words such as "5 minutes ago". */
export function injectNow(everyMs = 30_000): Signal<number> {
  assertInInjectionContext(injectNow);
  const now = signal(Date.now());
  const timer = setInterval(() => now.set(Date.now()), everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
