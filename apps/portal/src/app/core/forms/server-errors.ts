import type { AbstractControl } from '@angular/forms';
import { PortalError } from '../graphql/portal-error';

/**
 * Puts the field errors of an answer on their controls as `{ server: message }`, until the control changes.
 * Gives the words for what belongs to no control, null when every error found its place.
 */
export function applyServerErrors(form: AbstractControl, error: unknown): string | null {
  if (!(error instanceof PortalError)) throw error;
  const left: string[] = [];
  for (const [path, message] of Object.entries(error.fields)) {
    const control = form.get(path);
    if (!control) left.push(message);
    control?.setErrors({ ...control.errors, server: message });
    control?.markAsTouched();
  }
  const placed = Object.keys(error.fields).length > 0;
  return left.length > 0 ? left.join(' ') : placed ? null : error.message;
}
