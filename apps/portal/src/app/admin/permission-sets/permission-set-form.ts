import { FormControl, FormGroup } from '@angular/forms';
import { limits } from '@supportal/domain';
import { optionalText, requiredText } from '../../core/forms/text-controls';
import type { PermissionSetDetailsFragment } from './permission-sets.generated';

/** What is typed about a permission set. */
export interface PermissionSetValue {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

/** The form of a permission set, empty. */
export const newPermissionSetForm = () =>
  new FormGroup({
    name: requiredText(limits.name),
    description: optionalText(limits.description),
    permissions: new FormControl<readonly string[]>([], { nonNullable: true }),
  });

/** What the form of a permission set begins with. */
export const permissionSetValue = ({
  name,
  description,
  permissions,
}: PermissionSetDetailsFragment): PermissionSetValue => ({ name, description, permissions });

/** What the API is sent. */
export const permissionSetInput = ({ permissions, ...rest }: PermissionSetValue) => ({
  ...rest,
  permissions: [...permissions],
});
