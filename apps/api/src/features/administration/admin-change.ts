import type { EntityTarget } from 'typeorm';
import { categoryOf, permissions, type Permission } from '@supportal/domain';
import { expectAdministers, reaches } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Base } from '../../platform/database/base.entity';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Origin } from '../../platform/graphql/context';
import { Failure, notFound } from '../../platform/graphql/failure';
import { Organization } from '../organizations/organization.entity';
import { AdministrationTurn, turnOf } from './administration-turn.entity';
import type { AuditChange, AuditKind } from './audit-entry.entity';
import {
  changesBetween,
  lastEditor,
  type AuditSubject,
  type AuditTrail,
  type AuditValues,
} from './audit-trail';
import { holdersIn } from './holders';
import { newSights } from './new-sight';
import { expectGivable, expectOpenable, expectTakable } from './rights-limits';
import { effectOn, type RightsEffect, type UserRightsEffect } from './rights-effect';

/** An object of an organization that is edited with a version. */
export interface Administered extends Base {
  organizationId: number;
  version: number;
}

/** Takes open tickets from those who may no longer process them. */
export interface TicketRelease {
  release(
    tx: Tx,
    by: { readonly id: number; readonly source: Origin['source'] },
    people: ReadonlyMap<number, Viewer | null>,
  ): Promise<RightsEffect['released']>;
}

/** What becomes an entry of the audit log. */
interface Entry {
  readonly action: string;
  readonly subject: AuditSubject;
  readonly changes: readonly AuditChange[];
}

const administering = permissions.filter((permission) => categoryOf(permission) === 'USERS');

interface Needs {
  readonly tx: Tx;
  /** Who asked, with the rights of then. */
  readonly caller: Viewer;
  readonly viewers: ViewerSource;
  readonly origin: Origin;
  readonly trail: AuditTrail;
  readonly tickets: TicketRelease;
}

/**
 * One administrative change inside its transaction. Changes within an organization follow each other, because each
 * takes its turn first: so two administrators cannot remove each other.
 */
export class AdminChange {
  private readonly before = new Map<number, Viewer | null>();
  /** What those who cannot sign in would hold if they could. */
  private readonly asleep = new Map<number, Viewer | null>();
  private readonly told = new Set<number>();
  private readonly held = new Set<number>();
  /** In organizations that are closed nobody holds anything: what there was to be lost before. */
  private readonly inClosed = new Map<number, readonly Permission[]>();
  private readonly entries: Entry[] = [];
  private present: Viewer;
  /** The organization is being closed as a whole: nobody is left to administer it. */
  closing = false;

  constructor(private readonly needs: Needs) {
    this.present = needs.caller;
  }

  get tx(): Tx {
    return this.needs.tx;
  }
  /** Who makes the change; with the rights of this moment, once the turn is taken. */
  get viewer(): Viewer {
    return this.present;
  }

  /** Takes the turn of the organization; NOT_FOUND out of reach, FORBIDDEN without one of the rights. */
  async within(organizationId: number, rights: readonly Permission[]): Promise<Organization> {
    expectAdministers(this.viewer, rights, organizationId);
    await this.takeTurn(organizationId);
    expectAdministers(this.viewer, rights, organizationId);
    const organization = await this.tx.find(Organization, { id: organizationId });
    if (!organization) throw notFound();
    if (!organization.active && !this.held.has(organizationId))
      this.inClosed.set(organizationId, [...(await holdersIn(this.tx, organizationId, administering))]);
    this.held.add(organizationId);
    return organization;
  }

  /** Takes the turn of what belongs to no organization; FORBIDDEN without one of the rights. */
  async withinAll(rights: readonly Permission[]): Promise<void> {
    expectAdministers(this.viewer, rights, this.viewer.organizationId);
    await this.takeTurn(null);
    expectAdministers(this.viewer, rights, this.viewer.organizationId);
  }

  // The turn comes first: whoever held their own rights while they wait for it would be in the way of its holder.
  private async takeTurn(organizationId: number | null): Promise<void> {
    await this.tx.lock(AdministrationTurn, { slot: turnOf(organizationId) });
    this.present = await this.needs.viewers.current(this.tx, this.needs.caller);
  }

  /** The object, held, with its organization. */
  async open<T extends Administered>(
    entity: EntityTarget<T>,
    id: number,
    rights: readonly Permission[],
  ): Promise<T> {
    const known = await this.tx.find<Administered>(entity as EntityTarget<Administered>, { id });
    expectAdministers(this.viewer, rights, known?.organizationId ?? null);
    await this.within(known!.organizationId, rights);
    const row = await this.tx.lock<Administered>(entity as EntityTarget<Administered>, { id });
    if (!row) throw notFound();
    return row as T;
  }

  /** CONFLICT when somebody saved the object since the version the caller saw; tells what it is now, and by whom. */
  async expectVersion(
    subject: AuditSubject,
    { version }: { version: number },
    seen: number,
    current: AuditValues,
  ): Promise<void> {
    if (version === seen) return;
    const by = await lastEditor(this.tx, subject.kind, subject.id);
    const extensions = { current: { ...current, version }, by };
    throw new Failure('CONFLICT', 'objectChanged', { params: { by }, extensions });
  }

  /** These people's rights may change: to be said before anything is written. */
  async affecting(userIds: Iterable<number>): Promise<void> {
    const fresh = [...new Set(userIds)].filter((id) => !this.before.has(id));
    const viewers = await this.needs.viewers.computeAll(fresh, this.tx);
    for (const id of fresh) this.before.set(id, viewers.get(id) ?? null);
    const sleepers = fresh.filter((id) => !viewers.has(id));
    for (const [id, viewer] of await this.asIfActive(sleepers)) this.asleep.set(id, viewer);
  }

  /** Somebody who was not there before: everything they hold is new. */
  affectingNew(userId: number): void {
    this.before.set(userId, null);
    // In an organization that is closed they begin asleep, and are judged all the same.
    this.asleep.set(userId, null);
  }

  /** What these people see changes though their rights may not. */
  alsoTell(userIds: Iterable<number>): void {
    for (const id of userIds) this.told.add(id);
  }

  /** The groups of these accounts are others now: a form that shows them was opened before. */
  async relinked(userIds: readonly number[], organizationId: number): Promise<void> {
    for (let at = 0; at < userIds.length; at += 500) {
      const chunk = isIn('id', userIds.slice(at, at + 500));
      await this.tx.rows(sql`UPDATE user_account SET version = version + 1 WHERE ${chunk}`);
    }
    for (const id of userIds) this.news('USER', id, organizationId);
  }

  /** Other administrators look at this again. */
  news(kind: AuditKind, id: number, organizationId: number | null): void {
    this.tx.raise('administration.changed', { kind, id, organizationId });
  }

  /** Writes the change down at the end, when there is one. */
  audit(action: string, subject: AuditSubject, before: AuditValues, after: AuditValues): void {
    const changes = changesBetween(before, after);
    if (!changes.length) return;
    this.entries.push({ action, subject, changes });
    this.news(subject.kind, subject.id, subject.organizationId);
  }

  /** Checks what the change does to rights and tells everybody concerned. The last step of the transaction. */
  async finish(): Promise<RightsEffect> {
    const ids = [...this.before.keys()];
    const after = await this.needs.viewers.computeAll(ids, this.tx);
    const users = ids
      .map((id) => this.judge(id, this.before.get(id) ?? null, after.get(id) ?? null))
      .filter((effect) => effect !== null);
    const afterAsleep = await this.judgeAsleep(after);
    await this.expectAdministratorsLeft(users);
    const moved = ids.filter((id) => audienceOf(this.before.get(id)) !== audienceOf(after.get(id)));
    await this.tell(new Set([...moved, ...this.told]));
    await this.writeDown();
    const people = new Map(moved.map((id) => [id, after.get(id) ?? null]));
    const by = { id: this.viewer.id, source: this.needs.origin.source };
    const released = await this.needs.tickets.release(this.tx, by, people);
    return { users, released, sights: await this.sightsAfter(new Map([...afterAsleep, ...after])) };
  }

  /** Tickets of people who cannot sign in are seen as well. */
  private sightsAfter(after: ReadonlyMap<number, Viewer>): Promise<RightsEffect['sights']> {
    const moved = [...this.before].map(([userId, before]) => ({
      userId,
      before: before ?? this.asleep.get(userId) ?? null,
      after: after.get(userId) ?? null,
    }));
    return newSights(this.tx, this.needs.viewers, moved);
  }

  // After `tell`, which waits for whoever acts with the rights that are taken: what they do is written down before.
  private async writeDown(): Promise<void> {
    const by = { id: this.viewer.id, origin: this.needs.origin };
    for (const { action, subject, changes } of this.entries)
      await this.needs.trail.write(this.tx, by, action, subject, changes);
  }

  /** What the change does to one person; FORBIDDEN when it is more than who makes it may do. */
  private judge(userId: number, before: Viewer | null, after: Viewer | null): UserRightsEffect | null {
    const effect = effectOn(userId, before, after);
    if (effect) expectGivable(this.viewer, effect);
    // An organization is closed with all that its people hold.
    if (effect && !this.closing) expectTakable(this.viewer, effect);
    expectOpenable(this.viewer, before, after);
    return effect;
  }

  /** What is given to somebody who cannot sign in now counts when they can again: by then nobody would look. */
  private async judgeAsleep(awake: ReadonlyMap<number, Viewer>): Promise<Map<number, Viewer>> {
    const ids = [...this.asleep.keys()].filter((id) => !awake.has(id));
    const after = await this.asIfActive(ids);
    for (const id of ids) this.judge(id, this.asleep.get(id) ?? null, after.get(id) ?? null);
    return after;
  }

  private asIfActive(userIds: readonly number[]): Promise<Map<number, Viewer>> {
    return this.needs.viewers.computeAll(userIds, this.tx, { alsoInactive: true });
  }

  /** An organization never loses the last one who administers its people. */
  private async expectAdministratorsLeft(users: readonly UserRightsEffect[]): Promise<void> {
    if (this.closing) return;
    const lost = new Set(
      users.flatMap((user) =>
        user.lost.filter((right) => right.groupId === null).map(({ permission }) => permission),
      ),
    );
    for (const organizationId of this.held) {
      const had =
        this.inClosed.get(organizationId) ??
        administering.filter((right) => lost.has(right) && this.heldBefore(right, organizationId));
      if (!had.length) continue;
      const left = await holdersIn(this.tx, organizationId, had);
      const gone = had.filter((permission) => !left.has(permission));
      if (gone.length)
        throw new Failure('CONFLICT', 'lastAdministrator', { extensions: { permissions: gone } });
    }
  }

  private heldBefore(permission: Permission, organizationId: number): boolean {
    return [...this.before.values()].some(
      (viewer) => viewer?.organizationId === organizationId && viewer.may(permission),
    );
  }

  private async tell(userIds: ReadonlySet<number>): Promise<void> {
    const ids = [...userIds];
    for (let at = 0; at < ids.length; at += 500) {
      const chunk = isIn('id', ids.slice(at, at + 500));
      await this.tx.rows(sql`UPDATE user_account SET rightsVersion = rightsVersion + 1 WHERE ${chunk}`);
    }
    for (const userId of ids) this.tx.raise('user.changed', { userId });
  }
}

const audienceOf = (viewer: Viewer | null | undefined): string => viewer?.audience ?? '';

/** Ids of the caller's choice among those within reach; NOT_FOUND for any other. */
export function expectWithinReach(
  viewer: Viewer,
  rows: readonly Administered[],
  wanted: readonly number[],
): void {
  const known = new Set(rows.filter((row) => reaches(viewer, row.organizationId)).map(({ id }) => id));
  if (wanted.some((id) => !known.has(id))) throw notFound();
}
