import { groupBy } from '@supportal/domain';
import { In, LessThan, MoreThan } from 'typeorm';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import { fromSqlTime, isIn, sql, type Sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { SignedInSession } from '../../platform/graphql/context';
import { hashToken, newToken } from '../../platform/security/tokens';
import type { KnownSessions } from './known-sessions';
import { UserSession } from './session.entity';
import { areUnchanged, livingSessions } from './unchanged-sessions';

/** A live session with the viewer's rights of this moment. */
export interface Presence {
  readonly session: SignedInSession;
  readonly viewer: Viewer;
}
/** A session as it was read, and whose it is. */
export interface KnownSession {
  readonly row: SessionRow;
  readonly viewer: Viewer;
}
interface SessionRow {
  id: number;
  userId: number;
  expiresAt: Date | string;
  mustChangePassword: number;
  rightsVersion: number;
}

/** Sessions that one statement looks up. */
const atOnce = 1_000;

/** Sessions by their tokens. */
export class SessionStore {
  private readonly lifetime: number;
  constructor(
    private readonly read: Reader,
    private readonly uow: UnitOfWork,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
    private readonly known: KnownSessions<KnownSession>,
    sessionHours: number,
  ) {
    this.lifetime = sessionHours * 3_600_000;
  }

  /** Who presents this token; null when it is unknown, expired, or its account or organization is deactivated. */
  async present(token: string | undefined): Promise<Presence | null> {
    if (!token || token.length > 100) return null;
    const tokenHash = hashToken(token);
    const known = await this.known.of(tokenHash, () => this.look(tokenHash));
    return known && this.presence(known.row, known.viewer);
  }

  /** Which of these sessions are still alive, with the rights of this moment. */
  async alive(sessionIds: readonly number[]): Promise<Map<number, Presence>> {
    return this.presences(await this.living(sessionIds));
  }

  /**
   * Those of the presences that still hold: the same object, or another with the rights of this moment. One statement
   * for a thousand of them, another if anything is new among these, and three more for five hundred people whose rights
   * have changed.
   */
  async renewed(known: Iterable<Presence>): Promise<Map<Presence, Presence>> {
    const before = [...new Set(known)];
    const renewed = new Map<Presence, Presence>();
    for (let at = 0; at < before.length; at += atOnce) {
      const [usual, apart]: [Presence[], Presence[]] = [[], []];
      for (const one of before.slice(at, at + atOnce)) (this.isUsual(one) ? usual : apart).push(one);
      if (await areUnchanged(this.read, usual)) for (const one of usual) renewed.set(one, one);
      else apart.push(...usual);
      if (apart.length) await this.renew(apart, renewed);
    }
    return renewed;
  }

  private isUsual({ session }: Presence): boolean {
    return !session.mustChangePassword && session.expiresAt > this.clock.now();
  }

  private async renew(before: readonly Presence[], renewed: Map<Presence, Presence>): Promise<void> {
    const rows = new Map<number, SessionRow>();
    for (const row of await this.living(before.map(({ session }) => session.id))) rows.set(row.id, row);
    const rowOf = ({ session }: Presence) => rows.get(session.id);
    const changed = before.filter((presence) => !this.holds(presence, rowOf(presence)));
    const current = await this.presences([...new Set(changed.flatMap((presence) => rowOf(presence) ?? []))]);
    const isChanged = new Set(changed);
    for (const presence of before) {
      const now = isChanged.has(presence) ? current.get(presence.session.id) : presence;
      if (now) renewed.set(presence, now);
    }
  }

  private async look(tokenHash: string): Promise<KnownSession | null> {
    const [row] = await this.read.prepared<SessionRow>(living(sql`s.tokenHash = ${tokenHash}`));
    const viewer = row && (await this.viewers.load(row.userId, row.rightsVersion));
    return viewer ? { row, viewer } : null;
  }

  private async living(sessionIds: readonly number[]): Promise<SessionRow[]> {
    const ids = [...new Set(sessionIds)];
    const rows: SessionRow[] = [];
    for (let at = 0; at < ids.length; at += atOnce)
      rows.push(...(await this.read.rows<SessionRow>(living(isIn('s.id', ids.slice(at, at + atOnce))))));
    return rows;
  }

  private async presences(rows: readonly SessionRow[]): Promise<Map<number, Presence>> {
    const viewers = await this.viewers.loadAll(
      new Map(rows.map(({ userId, rightsVersion }) => [userId, rightsVersion])),
    );
    const found = new Map<number, Presence>();
    for (const row of rows) {
      const presence = this.presence(row, viewers.get(row.userId) ?? null);
      if (presence) found.set(row.id, presence);
    }
    return found;
  }

  private holds({ session, viewer }: Presence, row: SessionRow | undefined): boolean {
    return (
      row !== undefined &&
      viewer.facts.rightsVersion === row.rightsVersion &&
      session.mustChangePassword === Boolean(Number(row.mustChangePassword)) &&
      session.expiresAt > this.clock.now()
    );
  }

  /** A new session; the token is returned once and never stored. */
  async open(
    tx: Tx,
    userId: number,
    address: string,
    device: string,
  ): Promise<{ token: string; expiresAt: Date; id: number }> {
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.lifetime);
    const row = {
      userId,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt,
      address: address.slice(0, 64),
      device: device.slice(0, 255),
    };
    const { id } = await tx.insert(UserSession, row);
    return { token, expiresAt, id };
  }

  /** Ends sessions of a user, all but `except`. */
  async end(tx: Tx, userId: number, which: { only?: number; except?: number }): Promise<void> {
    for (const session of await tx.list(UserSession, { userId })) {
      if (which.only !== undefined && session.id !== which.only) continue;
      if (session.id === which.except) continue;
      await tx.remove(UserSession, { id: session.id });
      tx.raise('session.ended', { userId, sessionId: session.id });
    }
  }

  /** Ends all sessions of an organization's people. */
  async endOfOrganization(tx: Tx, organizationId: number): Promise<void> {
    const sessions = await tx.rows<{ id: number; userId: number }>(sql`
      SELECT s.id, s.userId FROM user_session s JOIN user_account u ON u.id = s.userId
      WHERE u.organizationId = ${organizationId}`);
    for (let at = 0; at < sessions.length; at += atOnce) {
      const ids = sessions.slice(at, at + atOnce).map(({ id }) => id);
      await tx.rows(sql`DELETE FROM user_session WHERE ${isIn('id', ids)}`);
    }
    for (const { id: sessionId, userId } of sessions) tx.raise('session.ended', { userId, sessionId });
  }

  /** The living sessions of a user, the newest first. */
  async ofUser(userId: number): Promise<UserSession[]> {
    return (await this.ofUsers([userId]))[0]!;
  }

  /** The same for several, in one statement. */
  async ofUsers(userIds: readonly number[]): Promise<UserSession[][]> {
    const living = { userId: In([...userIds]), expiresAt: MoreThan(this.clock.now()) };
    const sessions = groupBy(await this.read.list(UserSession, living), ({ userId }) => userId);
    return userIds.map((userId) => (sessions.get(userId) ?? []).toReversed());
  }

  /** Moves the end ahead when less than half of the lifetime is left; the new end, or null when nothing changed. */
  async extend(session: SignedInSession): Promise<Date | null> {
    const now = this.clock.now().getTime();
    if (session.expiresAt.getTime() - now > this.lifetime / 2) return null;
    const expiresAt = new Date(now + this.lifetime);
    await this.uow.run((tx) => tx.update(UserSession, session.id, { expiresAt }));
    return expiresAt;
  }

  /** Job: removes sessions that have expired. */
  async removeExpired(): Promise<void> {
    await this.uow.run((tx) => tx.remove(UserSession, { expiresAt: LessThan(this.clock.now()) }));
  }

  private presence(row: SessionRow, viewer: Viewer | null): Presence | null {
    const expiresAt = fromSqlTime(row.expiresAt);
    if (!viewer || expiresAt <= this.clock.now()) return null;
    const session = {
      id: row.id,
      userId: row.userId,
      expiresAt,
      mustChangePassword: Boolean(Number(row.mustChangePassword)),
    };
    return { session, viewer };
  }
}

const living = (which: Sql): Sql => sql`
  SELECT s.id, s.userId, s.expiresAt, u.mustChangePassword, u.rightsVersion FROM ${livingSessions(which)}`;
