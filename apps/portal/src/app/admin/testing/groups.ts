/** «Группы» as the specs open and use it. */
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { AdminBench, connectionOf, effect, role } from './admin-bench';
import { group, heldRole, member } from './people';

/** Whose groups these are. */
export const administrator = {
  adminSections: ['GROUPS' as const, 'ROLES' as const],
  permissions: ['group.edit'],
};
/** An effect on one person. */
export const changed = { affectedCount: 1, users: [] };

/** The list of groups at an address. */
export async function list(url: string, ...groups: object[]): Promise<AdminBench> {
  const bench = await AdminBench.open(url, administrator);
  await bench.answer('Groups', { groups: connectionOf('AdminGroup', groups) });
  return bench;
}

/** The answer with members. */
export const membersOf = (members: readonly object[], count = members.length) => ({
  group: { __typename: 'AdminGroup', id: 1, members: connectionOf('GroupMember', members, count) },
});

/** A group that is open, with its members. */
export async function openGroup(
  shown = group(1),
  members: readonly object[] = [member(8, [heldRole(3)]), member(9)],
) {
  const bench = await list('/admin/groups/1', shown);
  await bench.answer('Group', { group: shown });
  await bench.answer('GroupMembers', membersOf(members));
  return bench;
}

/** Picks something in a picker by its words. */
export async function pick(
  bench: AdminBench,
  ancestor: string,
  operation: string,
  answer: object,
  words: RegExp,
) {
  bench.page.querySelector<HTMLElement>(`${ancestor} portal-object-picker input`)?.focus();
  await bench.answer(operation, answer);
  const picker = await bench
    .loader()
    .getHarness(MatAutocompleteHarness.with({ ancestor: `${ancestor} portal-object-picker` }));
  await picker.selectOption({ text: words });
}

/** Picks a role for the chosen member. */
export const pickRole = (bench: AdminBench, id: number) =>
  pick(bench, '.roles', 'RoleOptions', { roles: connectionOf('Role', [role(id)]) }, new RegExp(`Роль ${id}`));

/** The answer of a preview. */
export const effectOf = (mutation: string, changes: object = {}) => ({
  [mutation]: { __typename: 'SavedGroup', effect: effect(changes) },
});
/** The answer of a change. */
export const savedAs = (mutation: string, saved: object) => ({
  [mutation]: { __typename: 'SavedGroup', group: saved },
});
