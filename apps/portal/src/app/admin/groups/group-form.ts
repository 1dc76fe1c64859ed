import { FormControl, FormGroup } from '@angular/forms';
import { limits } from '@supportal/domain';
import type { PickerItem } from '@supportal/ui';
import { optionalText, requiredText } from '../../core/forms/text-controls';
import type { GroupDetailsFragment } from './groups.generated';

/** What is typed about a group. */
export interface GroupValue {
  readonly name: string;
  readonly description: string;
  readonly permissionSets: readonly PickerItem[];
}

/** The form of a group, empty. */
export const newGroupForm = () =>
  new FormGroup({
    name: requiredText(limits.name),
    description: optionalText(limits.description),
    permissionSets: new FormControl<readonly PickerItem[]>([], { nonNullable: true }),
  });

/** What the form of a group begins with. */
export const groupValue = ({ name, description, permissionSets }: GroupDetailsFragment): GroupValue => ({
  name,
  description,
  permissionSets: permissionSets.map((set) => ({ id: set.id, name: set.name, note: set.description })),
});

/** What the API is sent. */
export const groupInput = ({ permissionSets, ...rest }: GroupValue) => ({
  ...rest,
  permissionSetIds: permissionSets.map(({ id }) => id),
});
