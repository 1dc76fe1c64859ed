import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';

/** A leader who begins to see the tickets of people that join a group of theirs. */
export interface NewSight {
  readonly leaderId: number;
  readonly groupId: number;
  readonly userIds: readonly number[];
}

/** Somebody before and after a change, as if they could sign in; null: there is no account. */
export interface Moved {
  readonly userId: number;
  readonly before: Viewer | null;
  readonly after: Viewer | null;
}

/**
 * Who begins to see the tickets of whom because they share a group now. Four statements for each 500 groups or leaders,
 * none when nobody joins. Leaders who saw these people by another group, or see all tickets, see nothing new.
 */
export async function newSights(tx: Tx, viewers: ViewerSource, moved: readonly Moved[]): Promise<NewSight[]> {
  const joiners = moved.map(joinsOf).filter(({ joined }) => joined.length);
  if (!joiners.length) return [];
  const leaders = await leadersByGroup(tx, [
    ...new Set(joiners.flatMap(({ joined, stayed }) => [...joined, ...stayed])),
  ]);
  const sights = new Map<string, { leaderId: number; groupId: number; userIds: number[] }>();
  for (const { userId, joined, stayed } of joiners) {
    const saw = new Set([userId, ...stayed.flatMap((id) => leaders.get(id) ?? [])]);
    for (const groupId of joined)
      for (const leaderId of leaders.get(groupId) ?? []) {
        if (saw.has(leaderId)) continue;
        const key = `${groupId} ${leaderId}`;
        const sight = sights.get(key) ?? { leaderId, groupId, userIds: [] };
        sights.set(key, sight);
        sight.userIds.push(userId);
      }
  }
  return withoutAllSeeing(tx, viewers, [...sights.values()]);
}

/** Accounts that are new are left out: they wrote nothing. */
function joinsOf({ userId, before, after }: Moved) {
  const had = new Set(before?.facts.groups.map(({ id }) => id));
  const has = before && after ? after.facts.groups.map(({ id }) => id) : [];
  return { userId, joined: has.filter((id) => !had.has(id)), stayed: [...had] };
}

async function leadersByGroup(tx: Tx, groupIds: readonly number[]): Promise<Map<number, number[]>> {
  const leaders = new Map<number, number[]>();
  for (let at = 0; at < groupIds.length; at += 500) {
    const groups = isIn('m.groupId', groupIds.slice(at, at + 500));
    const rows = await tx.rows<{ groupId: number; userId: number }>(sql`
      SELECT m.groupId, m.userId FROM group_member m JOIN group_member_role mr ON mr.memberId = m.id
        JOIN access_role r ON r.id = mr.roleId WHERE ${groups} AND r.leading = 1
      UNION
      SELECT m.groupId, m.userId FROM group_member m JOIN user_role ur ON ur.userId = m.userId
        JOIN access_role r ON r.id = ur.roleId WHERE ${groups} AND r.leading = 1
      ORDER BY groupId, userId`);
    for (const { groupId, userId } of rows) leaders.set(groupId, [...(leaders.get(groupId) ?? []), userId]);
  }
  return leaders;
}

async function withoutAllSeeing(
  tx: Tx,
  viewers: ViewerSource,
  sights: readonly NewSight[],
): Promise<NewSight[]> {
  const leaders = await viewers.computeAll([...new Set(sights.map(({ leaderId }) => leaderId))], tx);
  return sights.filter(({ leaderId }) => {
    const leader = leaders.get(leaderId);
    return leader && !leader.may('ticket.readAll');
  });
}
