import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl, ValidationErrors } from '@angular/forms';
import { switchMap } from 'rxjs';

/** What a control is now. */
export interface ControlState<T> {
  readonly value: T;
  readonly disabled: boolean;
  readonly touched: boolean;
  readonly errors: ValidationErrors | null;
}

/** Follows the control that a component is given. */
export function injectControlState<T>(control: Signal<FormControl<T>>): Signal<ControlState<T>> {
  assertInInjectionContext(injectControlState);
  const events = toSignal(toObservable(control).pipe(switchMap((each) => each.events)), {
    equal: () => false,
  });
  return computed(() => {
    events();
    const { value, disabled, touched, errors } = control();
    return { value, disabled, touched, errors };
  });
}
