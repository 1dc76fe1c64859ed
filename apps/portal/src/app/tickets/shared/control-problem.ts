import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { switchMap } from 'rxjs';
import { injectErrorText } from '../../core/forms/error-text';

/** The words for what is wrong with a control once it was touched, empty while nothing is; follows the control. */
export function injectControlProblem(control: Signal<AbstractControl>): Signal<string> {
  assertInInjectionContext(injectControlProblem);
  const errorText = injectErrorText();
  const changes = toSignal(toObservable(control).pipe(switchMap(({ events }) => events)), {
    equal: () => false,
  });
  return computed(() => {
    changes();
    return control().touched && control().invalid ? errorText(control()) : '';
  });
}
