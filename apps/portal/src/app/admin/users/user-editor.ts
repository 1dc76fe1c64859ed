import { assertInInjectionContext, computed, inject, type Signal } from '@angular/core';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import { AdminPlace } from '../shared/admin-place';
import { namesOf } from '../shared/names-of';
import { newId, type EditorOptions } from '../shared/editor-options';
import { injectObjectEditor, type ObjectEditor } from '../shared/object-editor';
import { userInput, userValue, type newUserForm, type UserValue, type UserWords } from './user-form';
import {
  CreateUserDocument,
  PreviewUserDocument,
  UpdateUserDocument,
  UserDocument,
  type UserDetailsFragment,
} from './users.generated';

/** An account as the editor knows it. */
export type EditedUser = UserDetailsFragment & { readonly name: string; readonly editable: boolean };

/** The editing of one account. */
export interface UserEditor {
  readonly editor: ObjectEditor<EditedUser, UserValue>;
  readonly user: Signal<UserDetailsFragment | undefined>;
  readonly refetch: () => Promise<void>;
}

const asEdited = (user: UserDetailsFragment): EditedUser => ({
  ...user,
  name: user.fullName,
  editable: user.abilities.includes('EDIT'),
});

/** The editing of the account of the address; `created` is told what was typed about a new one. */
export function injectUserEditor(
  id: Signal<string>,
  form: ReturnType<typeof newUserForm>,
  created: (value: UserValue) => void,
): UserEditor {
  assertInInjectionContext(injectUserEditor);
  const text = injectTexts();
  const query = injectQuery(UserDocument, () => (id() === newId ? null : { id: Number(id()) }));
  const user = computed(() => query.value()?.user);
  const edited = computed(() => {
    const now = user();
    return now && asEdited(now);
  });
  const words = (): UserWords => ({
    rolesInGroup: (names) => text('people.users.rolesInGroup', { names }),
    leading: text('admin.roles.leading'),
  });
  const editor = injectObjectEditor<EditedUser, UserValue>({
    kind: 'USER',
    id,
    form,
    fields: fieldsOf((on) => text(on ? 'admin.form.yes' : 'admin.form.no')),
    query,
    object: edited,
    valueOf: (object) => userValue(object, words()),
    ...injectUserWrites(created),
  });
  return { editor, user, refetch: () => query.refetch() };
}

type Writes = Pick<EditorOptions<EditedUser, UserValue>, 'create' | 'preview' | 'update'>;

function injectUserWrites(created: (value: UserValue) => void): Writes {
  const place = inject(AdminPlace);
  const creating = injectMutation(CreateUserDocument);
  const previewing = injectMutation(PreviewUserDocument);
  const updating = injectMutation(UpdateUserDocument);
  return {
    create: async (value) => {
      const input = { organizationId: place.organizationId(), ...userInput(value), password: value.password };
      const made = asEdited((await creating.run({ input })).createUser.user);
      created(value);
      return made;
    },
    preview: async ({ id, version }, value) =>
      (await previewing.run({ input: { id, version, ...userInput(value) } })).updateUser.effect,
    update: async ({ id, version }, value) =>
      asEdited((await updating.run({ input: { id, version, ...userInput(value) } })).updateUser.user),
  };
}

const fieldsOf = (yesOrNo: (on: boolean) => string): EditorOptions<EditedUser, UserValue>['fields'] => ({
  fullName: { label: 'people.users.fullName' },
  description: { label: 'admin.fields.description' },
  login: { label: 'people.account.login' },
  password: { label: 'people.account.password', show: () => '' },
  mustChangePassword: { label: 'people.account.mustChange', show: yesOrNo },
  email: { label: 'people.users.email' },
  phone: { label: 'people.users.phone' },
  messenger: { label: 'people.users.messenger' },
  position: { label: 'people.users.position' },
  timeZone: { label: 'people.users.timeZone' },
  groups: { label: 'people.users.groups', show: namesOf, changesRights: true },
  roles: { label: 'people.users.systemRoles', show: namesOf, changesRights: true },
});
