import { FormControl, FormGroup, Validators, type ValidatorFn } from '@angular/forms';
import { limits, type TicketPriority, type TicketType, type WorkImpact } from '@supportal/domain';
import { requiredText } from '../../core/forms/text-controls';

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
