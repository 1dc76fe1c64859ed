import { FormControl, FormGroup } from '@angular/forms';
import { limits } from '@supportal/domain';
import { requiredText } from '../../core/forms/text-controls';
import type { OrganizationDetailsFragment } from './organizations.generated';

/** What is typed about an organization. */
export interface OrganizationValue {
  readonly name: string;
  readonly active: boolean;
  /** Null for the default calendar. */
  readonly calendarId: number | null;
  /** Of a new one only. */
  readonly standardRoles: boolean;
}

/** The form of an organization, empty. */
export const newOrganizationForm = () =>
  new FormGroup({
    name: requiredText(limits.name),
    active: new FormControl(true, { nonNullable: true }),
    calendarId: new FormControl<number | null>(null),
    standardRoles: new FormControl(true, { nonNullable: true }),
  });

/** What the form of an organization begins with. */
export const organizationValue = ({
  name,
  active,
  calendar,
}: Pick<OrganizationDetailsFragment, 'name' | 'active' | 'calendar'>): OrganizationValue => ({
  name,
  active,
  calendarId: calendar?.id ?? null,
  standardRoles: true,
});
