import type { Permission } from '@supportal/domain';
import type { Viewer } from '../../access/viewer';

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
}

/** What a change does to everybody's rights. */
export interface RightsEffect {
  readonly users: readonly UserRightsEffect[];
  /** Open tickets whose assignee may no longer process them: they go back to the queue. */
  readonly released: readonly { readonly ticketId: number; readonly assigneeId: number }[];
}

/** No effect at all. */
export const noEffect: RightsEffect = { users: [], released: [] };

/** What one person gains and loses; null when nothing. `null` viewers cannot sign in: they hold nothing. */
export function effectOn(
  userId: number,
  before: Viewer | null,
  after: Viewer | null,
): UserRightsEffect | null {
  const [had, has] = [heldBy(before), heldBy(after)];
  const [led, leads] = [new Set(before?.ledGroupIds), new Set(after?.ledGroupIds)];
  const effect = {
    userId,
    gained: [...has].filter(([key]) => !had.has(key)).map(([, right]) => right),
    lost: [...had].filter(([key]) => !has.has(key)).map(([, right]) => right),
    leads: [...leads].filter((id) => !led.has(id)),
    stopsLeading: [...led].filter((id) => !leads.has(id)),
  };
  const isNothing =
    !effect.gained.length && !effect.lost.length && !effect.leads.length && !effect.stopsLeading.length;
  return isNothing ? null : effect;
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
