import { FormControl, Validators, type ValidatorFn } from '@angular/forms';

const notBlank: ValidatorFn = ({ value }) =>
  typeof value === 'string' && !value.trim() ? { blank: true } : null;

/** A control for a text that must be filled in. */
export const requiredText = (max: number): FormControl<string> =>
  new FormControl('', { nonNullable: true, validators: [notBlank, Validators.maxLength(max)] });

/** A control for a text that may stay empty. */
export const optionalText = (max: number): FormControl<string> =>
  new FormControl('', { nonNullable: true, validators: Validators.maxLength(max) });
