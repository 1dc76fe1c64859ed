import { passwordFlaw } from '@supportal/domain';
import { holdsAsMuch } from '../../access/administration.policy';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import { isDuplicate } from '../../platform/database/database-errors';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { Passwords } from '../../platform/security/passwords';
import type { AdminChange } from '../administration/admin-change';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import type { AuditSubject } from '../administration/audit-trail';
import { namesOf } from '../roles/set-links.service';
import { accountKeys } from './account-keys';
import { writeWords } from './account-words';
import { flawFailure } from './password-flaws';
import { UserSession } from './session.entity';
import type { SessionStore } from './session-store';
import type { SignInThrottle } from './sign-in-throttle';
import type {
  CreateUserInput,
  ResetPasswordInput,
  SetUserActiveInput,
  UpdateUserInput,
} from './user-admin.inputs';
import { groupsOf, rolesOf, writeGroups, writeRoles } from './user-links';
import { User } from './user.entity';

const rights = ['user.edit'] as const;

/** Edits the accounts of other people. */
export class UserAdminService {
  constructor(
    private readonly administration: Administration,
    private readonly viewers: ViewerSource,
    private readonly sessions: SessionStore,
    private readonly throttle: SignInThrottle,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** A new account with its groups and roles. */
  async create(order: AdminOrder, input: CreateUserInput): Promise<AdminOutcome<number>> {
    const passwordHash = await this.hashed(input, order);
    return this.once(() =>
      this.administration.change(order, async (change) => {
        const { tx } = change;
        const organizationId = await this.placeFor(change, input);
        const values = { ...personOf(input), organizationId, passwordHash };
        const user = await tx.insert(User, {
          ...values,
          mustChangePassword: input.mustChangePassword,
          locale: 'ru',
          theme: 'SYSTEM',
          active: true,
          version: 1,
          rightsVersion: 1,
          createdAt: this.clock.now(),
        });
        await writeWords(tx, user);
        change.affectingNew(user.id);
        await writeGroups(change, user, input.groupIds, { isNew: true });
        await writeRoles(change, user, input.roleIds);
        change.audit('user.created', subjectOf(user), {}, await told(tx, user));
        return user.id;
      }),
    );
  }

  /** Changes what is known of somebody, their groups and their roles in the system. */
  update(order: AdminOrder, input: UpdateUserInput): Promise<AdminOutcome<number>> {
    return this.once(() =>
      this.administration.change(order, async (change) => {
        const { tx } = change;
        const user = await this.open(change, input.id);
        const before = await told(tx, user);
        const links = { groupIds: await groupsOf(tx, user.id), roleIds: await rolesOf(tx, user.id) };
        await change.expectVersion(subjectOf(user), user, input.version, { ...before, ...links });
        await expectFreeLogin(tx, input);
        await change.affecting([user.id]);
        const { mustChangePassword } = input;
        const values = { ...personOf(input), mustChangePassword, version: user.version + 1 };
        await tx.update(User, user.id, values);
        if (values.foundBy !== user.foundBy) await writeWords(tx, { ...user, ...values });
        await writeGroups(change, user, input.groupIds);
        await writeRoles(change, user, input.roleIds);
        change.alsoTell([user.id]);
        change.audit('user.edited', subjectOf(user), before, await told(tx, { ...user, ...values }));
        return user.id;
      }),
    );
  }

  /** Gives somebody a new password; all their sessions end. */
  async resetPassword(order: AdminOrder, input: ResetPasswordInput): Promise<AdminOutcome<number>> {
    // To hash takes long: only what may be set is hashed, while nothing is held.
    await this.administration.change({ ...order, preview: true }, (change) =>
      this.openForPassword(change, input),
    );
    const passwordHash = await this.passwords.hash(input.password);
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const user = await this.openForPassword(change, input);
      const { mustChangePassword } = input;
      await tx.update(User, user.id, { passwordHash, mustChangePassword, version: user.version + 1 });
      await this.sessions.end(tx, user.id, {});
      change.alsoTell([user.id]);
      const after = { password: 'changed', mustChangePassword };
      change.audit(
        'user.passwordReset',
        subjectOf(user),
        { password: null, mustChangePassword: null },
        after,
      );
      return user.id;
    });
  }

  /** Lets somebody sign in, or no more: then their sessions end and their open tickets go back to the queue. */
  setActive(order: AdminOrder, { id, version, active }: SetUserActiveInput): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const { tx } = change;
      const user = await this.open(change, id);
      await change.expectVersion(subjectOf(user), user, version, await told(tx, user));
      if (id === change.viewer.id) throw new Failure('FORBIDDEN', 'notYourself');
      await change.affecting([id]);
      await tx.update(User, id, { active, version: user.version + 1 });
      if (!active) await this.sessions.end(tx, id, {});
      change.alsoTell([id]);
      const action = active ? 'user.activated' : 'user.deactivated';
      change.audit(action, subjectOf(user), { active: user.active }, { active });
      return id;
    });
  }

  /** Ends the delay after failed sign-ins. */
  unlock(order: AdminOrder, id: number): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const user = await this.open(change, id);
      await this.throttle.forgive(change.tx, user.loginKey);
      change.audit('user.unlocked', subjectOf(user), { locked: true }, { locked: false });
      return id;
    });
  }

  /** Ends one session of somebody, or all of them; NOT_FOUND for one that is not theirs. */
  endSessions(order: AdminOrder, id: number, sessionId: number | null): Promise<AdminOutcome<number>> {
    return this.administration.change(order, async (change) => {
      const user = await this.open(change, id);
      if (sessionId !== null && !(await change.tx.find(UserSession, { id: sessionId, userId: id })))
        throw notFound();
      await this.sessions.end(change.tx, id, sessionId === null ? {} : { only: sessionId });
      const before = { session: sessionId === null ? 'all' : String(sessionId) };
      change.audit('user.sessionsEnded', subjectOf(user), before, { session: null });
      return id;
    });
  }

  /** The account, held. FORBIDDEN when it holds more than the caller: to sign in as somebody is to hold what they do. */
  private async open(change: AdminChange, id: number): Promise<User> {
    const user = await change.open(User, id, rights);
    const target = await this.viewers.computeAll([id], change.tx, { alsoInactive: true });
    const held = target.get(id);
    if (held && id !== change.viewer.id && !holdsAsMuch(change.viewer, held))
      throw new Failure('FORBIDDEN', 'aboveYou');
    return user;
  }

  /** The account, held, when it may be given this password. */
  private async openForPassword(change: AdminChange, input: ResetPasswordInput): Promise<User> {
    const user = await this.open(change, input.id);
    await change.expectVersion(subjectOf(user), user, input.version, await told(change.tx, user));
    const flaw = passwordFlaw(input.password, user.login);
    if (flaw) throw flawFailure('password', flaw);
    return user;
  }

  private async hashed(input: CreateUserInput, order: AdminOrder): Promise<string> {
    const flaw = passwordFlaw(input.password, input.login);
    if (flaw) throw flawFailure('password', flaw);
    // Nobody signs in to what is taken back.
    if (order.preview) return '';
    await this.administration.change({ ...order, preview: true }, (change) => this.placeFor(change, input));
    return this.passwords.hash(input.password);
  }

  /** The organization of a new account, in reach and without another of this login. */
  private async placeFor(change: AdminChange, input: CreateUserInput): Promise<number> {
    const { id } = await change.within(input.organizationId ?? change.viewer.organizationId, rights);
    await expectFreeLogin(change.tx, input);
    return id;
  }

  /** Two who take one login at the same moment: the index lets one of them. */
  private async once<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isDuplicate(error) ? loginTaken() : error;
    }
  }
}

const subjectOf = ({ id, fullName, organizationId }: User): AuditSubject => ({
  kind: 'USER',
  id,
  name: fullName,
  organizationId,
});

type Person = Pick<
  User,
  'login' | 'fullName' | 'description' | 'email' | 'phone' | 'messenger' | 'position' | 'timeZone'
>;

const personOf = (input: Person) => {
  const person = {
    login: input.login.trim(),
    fullName: input.fullName.trim(),
    description: input.description,
    email: input.email.trim(),
    phone: input.phone.trim(),
    messenger: input.messenger.trim(),
    position: input.position.trim(),
    timeZone: input.timeZone,
  };
  return { ...person, ...accountKeys(person) };
};

async function told(tx: Tx, user: User) {
  const { login, fullName, description, email, phone, messenger, position, timeZone } = user;
  const { active, mustChangePassword } = user;
  return {
    ...{ login, fullName, description, email, phone, messenger, position, timeZone },
    ...{ active, mustChangePassword },
    groups: await namesOf(tx, 'user_group', await groupsOf(tx, user.id)),
    roles: await namesOf(tx, 'access_role', await rolesOf(tx, user.id)),
  };
}

async function expectFreeLogin(tx: Tx, { login, ...input }: { login: string; id?: number }): Promise<void> {
  const { loginKey } = accountKeys({ login, fullName: '', email: '' });
  const other = await tx.find(User, { loginKey });
  if (other && other.id !== input.id) throw loginTaken();
}

const loginTaken = (): Failure =>
  new Failure('BAD_USER_INPUT', 'loginTaken', { fields: { login: { key: 'loginTaken' } } });
