import type { Permission } from '@supportal/domain';
import { systemsSeenBy } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import type { NewSight } from './new-sight';

/** A right, everywhere or in one group only. */
export interface HeldRight {
  readonly permission: Permission;
  /** Null: it counts everywhere. */
  readonly groupId: number | null;
}

/** What a change of rights does to one person. */
export interface UserRightsEffect {
  readonly userId: number;
  readonly gained: readonly HeldRight[];
  readonly lost: readonly HeldRight[];
  /** Groups they begin to lead, and stop to lead. */
  readonly leads: readonly number[];
  readonly stopsLeading: readonly number[];
  /** Systems they may begin, and no longer, write tickets about; for people of the provider: whose tickets they see. */
  readonly gainedSystems: readonly number[];
  readonly lostSystems: readonly number[];
}

/** What a change does to everybody's rights. */
export interface RightsEffect {
  readonly users: readonly UserRightsEffect[];
  /** Open tickets whose assignee may no longer process them: they go back to the queue. */
  readonly released: readonly { readonly ticketId: number; readonly assigneeId: number }[];
  /** Leaders who begin to see the tickets of whoever joins their groups. */
  readonly sights: readonly NewSight[];
}

/** No effect at all. */
export const noEffect: RightsEffect = { users: [], released: [], sights: [] };

/** What one person gains and loses; null when nothing. `null` viewers cannot sign in: they hold nothing. */
export function effectOn(
  userId: number,
  before: Viewer | null,
  after: Viewer | null,
): UserRightsEffect | null {
  const [had, has] = [heldBy(before), heldBy(after)];
  const [led, leads] = [before?.ledGroupIds ?? [], after?.ledGroupIds ?? []];
  const [reached, reaches] = [systemsOf(before), systemsOf(after)];
  // Whoever sees all systems has a right that says so.
  const isNamed = reached === null || reaches === null;
  const effect = {
    userId,
    gained: [...has].filter(([key]) => !had.has(key)).map(([, right]) => right),
    lost: [...had].filter(([key]) => !has.has(key)).map(([, right]) => right),
    leads: added(led, leads),
    stopsLeading: added(leads, led),
    gainedSystems: isNamed ? [] : added(reached, reaches),
    lostSystems: isNamed ? [] : added(reaches, reached),
  };
  const { userId: _, ...changes } = effect;
  return Object.values(changes).some((change) => change.length) ? effect : null;
}

function added(before: Iterable<number>, after: Iterable<number>): number[] {
  const known = new Set(before);
  return [...after].filter((id) => !known.has(id));
}

/** The systems of a viewer, see `gainedSystems`; null: all of them. */
function systemsOf(viewer: Viewer | null): ReadonlySet<number> | null {
  if (!viewer) return new Set();
  if (!viewer.isProvider) return viewer.systemIdsWith('ticket.create');
  return viewer.may('ticket.readAll') ? null : systemsSeenBy(viewer);
}

function heldBy(viewer: Viewer | null): Map<string, HeldRight> {
  const held = new Map<string, HeldRight>();
  if (!viewer) return held;
  for (const permission of viewer.facts.rights) held.set(permission, { permission, groupId: null });
  for (const group of viewer.facts.groups)
    for (const permission of group.rights)
      // What counts everywhere counts here too: that adds nothing.
      if (!viewer.may(permission)) held.set(`${permission} ${group.id}`, { permission, groupId: group.id });
  return held;
}
