import { raw, sql, type Sql } from '../../platform/database/sql';
import { Failure } from '../../platform/graphql/failure';

/** Where a member stands in the list of the group's members. */
export const memberCursor = ({ nameKey, userId }: { nameKey: string; userId: number }): string =>
  Buffer.from(JSON.stringify([nameKey, userId])).toString('base64url');

/** Everything behind this place, as a continuation of a WHERE over `user_account u`. */
export function memberPlace(after: string | null): Sql {
  if (!after) return raw('');
  const [nameKey, userId] = decode(after);
  return sql` AND u.nameKey >= ${nameKey} AND (u.nameKey > ${nameKey} OR u.id > ${userId})`;
}

function decode(cursor: string): [string, number] {
  try {
    const [nameKey, userId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof nameKey === 'string' && Number.isInteger(userId)) return [nameKey, userId as number];
  } catch {
    // Not a cursor of ours; the answer is the same as for one that does not fit.
  }
  throw new Failure('BAD_USER_INPUT', 'badCursor');
}
