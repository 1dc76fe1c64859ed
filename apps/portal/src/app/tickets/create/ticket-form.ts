import { FormControl, FormGroup, Validators, type ValidatorFn } from '@angular/forms';
import { limits, type TicketPriority, type TicketType, type WorkImpact } from '@supportal/domain';

const notBlank: ValidatorFn = ({ value }) =>
  typeof value === 'string' && !value.trim() ? { blank: true } : null;

/** A control for a text that must be filled in. */
export const requiredText = (max: number): FormControl<string> =>
  new FormControl('', { nonNullable: true, validators: [notBlank, Validators.maxLength(max)] });

const chosen: ValidatorFn = ({ value }) => (value === null ? { unchosen: true } : null);
const choice = <T>(): FormControl<T | null> => new FormControl<T | null>(null, chosen);

/** The form of a new ticket, empty. */
export const newTicketForm = () =>
  new FormGroup({
    type: choice<TicketType>(),
    subject: requiredText(limits.subject),
    systemId: choice<number>(),
    groupId: choice<number>(),
    environmentId: choice<number>(),
    platformVersion: new FormControl('', {
      nonNullable: true,
      validators: Validators.maxLength(limits.platformVersion),
    }),
    impact: new FormControl<WorkImpact | null>(null),
    priority: choice<TicketPriority>(),
    body: requiredText(limits.body),
  });

/** The form of a new ticket. */
export type TicketForm = ReturnType<typeof newTicketForm>;
