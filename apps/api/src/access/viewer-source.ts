import {
  groupBy,
  isProviderOnly,
  type Locale,
  type Permission,
  permissionCatalogue,
} from '@supportal/domain';
import type { Reader } from '../platform/database/reader';
import { isIn, sql, TRUE } from '../platform/database/sql';
import type { Tx } from '../platform/database/tx';
import { Failure } from '../platform/graphql/failure';
import { Viewer, type ViewerGroup } from './viewer';

interface UserRow {
  id: number;
  login: string;
  fullName: string;
  organizationId: number;
  kind: 'PROVIDER' | 'CUSTOMER';
  locale: Locale;
  theme: 'LIGHT' | 'DARK' | 'SYSTEM';
  timeZone: string;
  rightsVersion: number;
}
interface RightRow {
  userId: number;
  /** Null: counts everywhere. */
  groupId: number | null;
  permission: string;
}
interface GroupRow {
  userId: number;
  groupId: number;
  isLeading: number;
  systemId: number | null;
}

type Rows = Pick<Reader, 'rows'>;

const cacheSize = 20_000;
/** Users whose rights one statement reads. */
const atOnce = 500;

/** Effective rights of users: three statements however many groups they have, cached until their version grows. */
export class ViewerSource {
  private readonly cache = new Map<number, Viewer>();
  constructor(private readonly read: Reader) {}

  /** The viewer as of this version of their rights; null when the account cannot sign in. */
  async load(userId: number, rightsVersion: number): Promise<Viewer | null> {
    const known = this.cache.get(userId);
    if (known?.facts.rightsVersion === rightsVersion) return known;
    const viewer = await this.compute(userId);
    if (viewer) this.remember(viewer);
    return viewer;
  }

  /** The same for many at once, by user; those who cannot sign in are left out. */
  async loadAll(versions: ReadonlyMap<number, number>): Promise<Map<number, Viewer>> {
    const viewers = new Map<number, Viewer>();
    const changed: number[] = [];
    for (const [userId, rightsVersion] of versions) {
      const known = this.cache.get(userId);
      if (known?.facts.rightsVersion === rightsVersion) viewers.set(userId, known);
      else changed.push(userId);
    }
    for (const viewer of (await this.computeAll(changed)).values()) {
      this.remember(viewer);
      viewers.set(viewer.id, viewer);
    }
    return viewers;
  }

  /**
   * The viewer with the rights of this moment, which nobody can change before the transaction ends. Whoever made a
   * change wait may have lost the right to it meanwhile. Throws UNAUTHENTICATED when the account cannot sign in.
   */
  async current(tx: Tx, viewer: Viewer): Promise<Viewer> {
    const [row] = await tx.rowsHeld<{ rightsVersion: number }>(sql`
      SELECT u.rightsVersion FROM user_account u JOIN organization o ON o.id = u.organizationId
      WHERE u.id = ${viewer.id} AND u.active = 1 AND o.active = 1`);
    if (row?.rightsVersion === viewer.facts.rightsVersion) return viewer;
    const now = row && (await this.compute(viewer.id, tx));
    if (!now) throw new Failure('UNAUTHENTICATED', 'unauthenticated');
    return now;
  }

  /**
   * The viewer computed now, past the cache. Inside a transaction `read` must be the transaction: one that waits for a
   * second connection while all are taken by others like it waits for ever.
   */
  async compute(userId: number, read: Rows = this.read): Promise<Viewer | null> {
    return (await this.computeAll([userId], read)).get(userId) ?? null;
  }

  /** The same for many, in three statements for each 500 of them; those who cannot sign in are left out unless told otherwise. */
  async computeAll(
    userIds: readonly number[],
    read: Rows = this.read,
    { alsoInactive = false } = {},
  ): Promise<Map<number, Viewer>> {
    const active = alsoInactive ? TRUE : sql`u.active = 1 AND o.active = 1`;
    const viewers = new Map<number, Viewer>();
    for (let at = 0; at < userIds.length; at += atOnce) {
      const ids = userIds.slice(at, at + atOnce);
      const users = await read.rows<UserRow>(sql`
        SELECT u.id, u.login, u.fullName, u.organizationId, o.kind, u.locale, u.theme, u.timeZone, u.rightsVersion
        FROM user_account u JOIN organization o ON o.id = u.organizationId
        WHERE ${isIn('u.id', ids)} AND ${active}`);
      if (!users.length) continue;
      const [rights, groups] = await Promise.all([rightsOf(read, ids), groupsOf(read, ids)]);
      for (const user of users)
        viewers.set(user.id, viewerOf(user, rights.get(user.id) ?? [], groups.get(user.id) ?? []));
    }
    return viewers;
  }

  private remember(viewer: Viewer): void {
    if (this.cache.size >= cacheSize) this.cache.clear();
    this.cache.set(viewer.id, viewer);
  }
}

function viewerOf(
  { kind, ...facts }: UserRow,
  rights: readonly RightRow[],
  groups: readonly GroupRow[],
): Viewer {
  const held = rights.filter((row) => isHoldable(row.permission, kind)) as (RightRow & {
    permission: Permission;
  })[];
  return new Viewer({
    ...facts,
    isProvider: kind === 'PROVIDER',
    rights: new Set(held.filter((row) => row.groupId === null).map((row) => row.permission)),
    groups: assemble(groups, held),
  });
}

async function rightsOf(read: Rows, userIds: readonly number[]): Promise<Map<number, RightRow[]>> {
  const rows = await read.rows<RightRow>(sql`
    SELECT m.userId, NULL AS groupId, r.permission
    FROM group_member m JOIN group_permission_set gs ON gs.groupId = m.groupId
      JOIN permission_set_right r ON r.setId = gs.setId
    WHERE ${isIn('m.userId', userIds)}
    UNION
    SELECT ur.userId, NULL AS groupId, r.permission
    FROM user_role ur JOIN role_permission_set rs ON rs.roleId = ur.roleId
      JOIN permission_set_right r ON r.setId = rs.setId
    WHERE ${isIn('ur.userId', userIds)}
    UNION
    SELECT m.userId, m.groupId, r.permission
    FROM group_member m JOIN group_member_role mr ON mr.memberId = m.id
      JOIN role_permission_set rs ON rs.roleId = mr.roleId
      JOIN permission_set_right r ON r.setId = rs.setId
    WHERE ${isIn('m.userId', userIds)}`);
  return groupBy(rows, (row) => row.userId);
}

async function groupsOf(read: Rows, userIds: readonly number[]): Promise<Map<number, GroupRow[]>> {
  const rows = await read.rows<GroupRow>(sql`
    SELECT m.userId, m.groupId, s.systemId,
      CASE WHEN EXISTS (
          SELECT 1 FROM group_member_role mr JOIN access_role r ON r.id = mr.roleId
          WHERE mr.memberId = m.id AND r.leading = 1)
        OR EXISTS (
          SELECT 1 FROM user_role ur JOIN access_role r ON r.id = ur.roleId
          WHERE ur.userId = m.userId AND r.leading = 1)
      THEN 1 ELSE 0 END AS isLeading
    FROM group_member m LEFT JOIN group_system s ON s.groupId = m.groupId
    WHERE ${isIn('m.userId', userIds)}
    ORDER BY m.groupId, s.systemId`);
  return groupBy(rows, (row) => row.userId);
}

// A customer never holds a right of the provider, whatever the rows say.
const isHoldable = (permission: string, kind: UserRow['kind']): boolean =>
  permission in permissionCatalogue && (kind === 'PROVIDER' || !isProviderOnly(permission as Permission));

function assemble(
  rows: readonly GroupRow[],
  rights: readonly (RightRow & { permission: Permission })[],
): ViewerGroup[] {
  const ids = [...new Set(rows.map((row) => row.groupId))];
  return ids.map((id) => {
    const own = rows.filter((row) => row.groupId === id);
    return {
      id,
      leading: own.some((row) => Number(row.isLeading) === 1),
      systemIds: own.flatMap((row) => (row.systemId === null ? [] : [row.systemId])),
      rights: new Set(rights.filter((right) => right.groupId === id).map((right) => right.permission)),
    };
  });
}
