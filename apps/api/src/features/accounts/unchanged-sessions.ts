import type { Reader } from '../../platform/database/reader';
import { isIn, sql, type Sql } from '../../platform/database/sql';
import type { Presence } from './session-store';

interface Sums {
  readonly sessions: number | string;
  readonly versions: number | string | null;
  readonly pending: number | string | null;
}

/** Sessions of active accounts of active organizations, of which `which` holds. */
export const livingSessions = (which: Sql): Sql => sql`
  user_session s JOIN user_account u ON u.id = s.userId JOIN organization o ON o.id = u.organizationId
  WHERE ${which} AND u.active = 1 AND o.active = 1`;

/**
 * Whether all of these sessions live and have the rights they had, answered by one row instead of one a session.
 * Versions of rights only grow: if no session is gone and their sum is the same, each of them is. For sessions that owe
 * no change of password.
 */
export async function areUnchanged(read: Reader, presences: readonly Presence[]): Promise<boolean> {
  const versions = new Map<number, number>();
  for (const { session, viewer } of presences) {
    const { rightsVersion } = viewer.facts;
    const other = versions.get(session.id) ?? rightsVersion;
    if (other !== rightsVersion) return false;
    versions.set(session.id, rightsVersion);
  }
  if (!versions.size) return true;
  const [sums] = await read.rows<Sums>(sql`
    SELECT COUNT(*) AS sessions, SUM(u.rightsVersion) AS versions, SUM(u.mustChangePassword) AS pending
    FROM ${livingSessions(isIn('s.id', [...versions.keys()]))}`);
  const total = [...versions.values()].reduce((sum, version) => sum + version, 0);
  return (
    Number(sums!.sessions) === versions.size &&
    Number(sums!.versions) === total &&
    Number(sums!.pending) === 0
  );
}
