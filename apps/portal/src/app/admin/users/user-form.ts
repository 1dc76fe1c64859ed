import { FormControl, FormGroup, Validators } from '@angular/forms';
import { limits } from '@supportal/domain';
import type { PickerItem } from '@supportal/ui';
import { optionalText, requiredText } from '../../core/forms/text-controls';
import { namesOf } from '../shared/names-of';
import type { UpdateUserInput } from '../../../generated/graphql';
import type { UserDetailsFragment } from './users.generated';

/** What is typed about a user. */
export interface UserValue {
  readonly fullName: string;
  readonly description: string;
  readonly login: string;
  /** Of a new account only. */
  readonly password: string;
  readonly mustChangePassword: boolean;
  readonly email: string;
  readonly phone: string;
  readonly messenger: string;
  readonly position: string;
  readonly timeZone: string;
  readonly groups: readonly PickerItem[];
  readonly roles: readonly PickerItem[];
}

const items = () => new FormControl<readonly PickerItem[]>([], { nonNullable: true });

/** The form of a user, empty but for the time zone. */
export const newUserForm = (timeZone: string) => {
  const form = new FormGroup({
    fullName: requiredText(limits.name),
    description: optionalText(limits.description),
    login: requiredText(limits.login),
    password: new FormControl('', { nonNullable: true }),
    mustChangePassword: new FormControl(true, { nonNullable: true }),
    email: optionalText(limits.name),
    phone: optionalText(limits.phone),
    messenger: optionalText(limits.name),
    position: optionalText(limits.name),
    timeZone: new FormControl(timeZone, { nonNullable: true, validators: Validators.required }),
    groups: items(),
    roles: items(),
  });
  form.controls.email.addValidators(Validators.email);
  return form;
};

/** The words that show beside groups and roles. */
export interface UserWords {
  readonly rolesInGroup: (names: string) => string;
  readonly leading: string;
}

/** What the form of a user begins with. */
export const userValue = (user: UserDetailsFragment, words: UserWords): UserValue => ({
  fullName: user.fullName,
  description: user.description,
  login: user.login,
  password: '',
  mustChangePassword: user.mustChangePassword,
  email: user.email,
  phone: user.phone,
  messenger: user.messenger,
  position: user.position,
  timeZone: user.timeZone,
  groups: user.memberships.map(({ group, roles }) => ({
    id: group.id,
    name: group.name,
    note: roles.length ? words.rolesInGroup(namesOf(roles)) : undefined,
  })),
  roles: user.roles.map(({ id, name, leading }) => ({ id, name, note: leading ? words.leading : undefined })),
});

/** What the API is sent of an account; its password goes another way. Field by field: it takes no other. */
export const userInput = (value: UserValue): Omit<UpdateUserInput, 'id' | 'version'> => ({
  fullName: value.fullName,
  description: value.description,
  login: value.login,
  mustChangePassword: value.mustChangePassword,
  email: value.email,
  phone: value.phone,
  messenger: value.messenger,
  position: value.position,
  timeZone: value.timeZone,
  groupIds: value.groups.map(({ id }) => id),
  roleIds: value.roles.map(({ id }) => id),
});
