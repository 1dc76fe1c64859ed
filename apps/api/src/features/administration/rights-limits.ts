import type { Permission } from '@supportal/domain';
import { mayLead, mayOpenSystems, systemsSeenBy } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import { Failure } from '../../platform/graphql/failure';
import type { HeldRight, UserRightsEffect } from './rights-effect';

/** The refusal to give rights that the giver does not hold. */
export const cannotGive = (permissions: readonly Permission[]): Failure =>
  new Failure('FORBIDDEN', 'cannotGive', { extensions: { permissions } });

/** FORBIDDEN: nobody gives what they do not hold. */
export function expectGivable(viewer: Viewer, { gained, leads }: UserRightsEffect): void {
  const rights = lackedBy(viewer, gained);
  if (rights.length) throw cannotGive(rights);
  if (leads.some((groupId) => !mayLead(viewer, groupId))) throw new Failure('FORBIDDEN', 'cannotLetLead');
}

/** FORBIDDEN: nobody takes from others what they do not hold. */
export function expectTakable(viewer: Viewer, { userId, lost }: UserRightsEffect): void {
  const permissions = userId === viewer.id ? [] : lackedBy(viewer, lost);
  if (permissions.length) throw new Failure('FORBIDDEN', 'cannotTake', { extensions: { permissions } });
}

/** FORBIDDEN: nobody opens the tickets of systems, to themselves or others, that they do not see. */
export function expectOpenable(viewer: Viewer, before: Viewer | null, after: Viewer | null): void {
  const had = systemsSeenBy(before);
  const gained = [...systemsSeenBy(after)].filter((id) => !had.has(id));
  if (!mayOpenSystems(viewer, gained)) throw new Failure('FORBIDDEN', 'cannotOpenSystem');
}

const lackedBy = (viewer: Viewer, rights: readonly HeldRight[]): Permission[] => [
  ...new Set(
    rights
      .filter(({ permission, groupId }) =>
        groupId === null ? !viewer.may(permission) : !viewer.mayIn(permission, groupId),
      )
      .map(({ permission }) => permission),
  ),
];
