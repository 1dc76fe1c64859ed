import { FormControl, FormGroup } from '@angular/forms';
import { limits } from '@supportal/domain';
import type { PickerItem } from '@supportal/ui';
import { optionalText, requiredText } from '../../core/forms/text-controls';
import type { RoleDetailsFragment } from './roles.generated';

/** What is typed about a role. */
export interface RoleValue {
  readonly name: string;
  readonly description: string;
  readonly leading: boolean;
  readonly permissionSets: readonly PickerItem[];
}

/** The form of a role, empty. */
export const newRoleForm = () =>
  new FormGroup({
    name: requiredText(limits.name),
    description: optionalText(limits.description),
    leading: new FormControl(false, { nonNullable: true }),
    permissionSets: new FormControl<readonly PickerItem[]>([], { nonNullable: true }),
  });

/** What the form of a role begins with. */
export const roleValue = ({
  name,
  description,
  leading,
  permissionSets,
}: RoleDetailsFragment): RoleValue => ({
  name,
  description,
  leading,
  permissionSets: permissionSets.map((set) => ({ id: set.id, name: set.name, note: set.description })),
});

/** What the API is sent. */
export const roleInput = ({ permissionSets, ...rest }: RoleValue) => ({
  ...rest,
  permissionSetIds: permissionSets.map(({ id }) => id),
});
