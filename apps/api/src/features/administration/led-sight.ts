import { isIn, sql } from '../../platform/database/sql';
import { Failure } from '../../platform/graphql/failure';
import type { AdminChange } from './admin-change';

/**
 * Who leads a group sees the tickets of whoever joins it. Nobody opens tickets to themselves that way: FORBIDDEN
 * `cannotLetSee` unless the one who adds sees all tickets, or leads these people already. New accounts wrote nothing.
 */
export async function expectSeenAlready(
  { tx, viewer }: AdminChange,
  groupId: number,
  joining: readonly number[],
): Promise<void> {
  const others = joining.filter((id) => id !== viewer.id);
  if (!others.length || viewer.may('ticket.readAll') || !viewer.ledGroupIds.includes(groupId)) return;
  const led = await tx.rows<{ id: number }>(sql`
    SELECT DISTINCT userId AS id FROM group_member
    WHERE ${isIn('groupId', viewer.ledGroupIds)} AND ${isIn('userId', others)}`);
  if (led.length < new Set(others).size) throw new Failure('FORBIDDEN', 'cannotLetSee');
}
