import { loginKey, passwordFlaw } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Failure } from '../../platform/graphql/failure';
import type { Passwords } from '../../platform/security/passwords';
import { Organization } from '../organizations/organization.entity';
import { UserSession } from './session.entity';
import { flawFailure, wrongPassword } from './password-flaws';
import type { SessionStore } from './session-store';
import type { ChangePasswordInput, PreferencesInput, SignInInput } from './session.types';
import type { SignInThrottle } from './sign-in-throttle';
import { User } from './user.entity';

/** What people do with their own account. */
export class AccountService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly read: Reader,
    private readonly sessions: SessionStore,
    private readonly throttle: SignInThrottle,
    private readonly passwords: Passwords,
  ) {}

  /** Opens a session. Unknown logins, wrong passwords and deactivated accounts answer the same in the same time. */
  async signIn({ login, password }: SignInInput, from: { address: string; device: string }) {
    const key = loginKey(login);
    await this.throttle.admit(key, from.address);
    const user = await this.read.find(User, { loginKey: key });
    const matches = await this.passwords.verifyOrPretend(user?.passwordHash ?? null, password);
    if (!user || !matches || !(await this.mayEnter(user)))
      throw new Failure('UNAUTHENTICATED', 'signInFailed');
    return this.uow.run(async (tx) => {
      const now = await tx.lock(User, { id: user.id });
      // The password may have been changed, or the account deactivated, since it was verified.
      if (!now?.active || now.passwordHash !== user.passwordHash)
        throw new Failure('UNAUTHENTICATED', 'signInFailed');
      await this.throttle.succeeded(tx, key, from.address);
      return { userId: user.id, ...(await this.sessions.open(tx, user.id, from.address, from.device)) };
    });
  }

  /** Ends one session. */
  signOut(userId: number, sessionId: number): Promise<void> {
    return this.uow.run((tx) => this.sessions.end(tx, userId, { only: sessionId }));
  }

  /** Ends one session of the user; false when it is not theirs or does not exist. */
  async revoke(userId: number, sessionId: number): Promise<boolean> {
    const own = await this.read.find(UserSession, { id: sessionId, userId });
    if (own) await this.signOut(userId, sessionId);
    return own !== null;
  }

  /** Changes the password, ends all other sessions and replaces this one by a new one. */
  async changePassword(
    userId: number,
    input: ChangePasswordInput,
    from: { address: string; device: string },
  ) {
    const user = (await this.read.find(User, { id: userId }))!;
    // First, because a weak new password must not count as a failed attempt.
    expectGood(input, user.login);
    await this.throttle.admit(user.loginKey, from.address);
    if (!(await this.passwords.verifyOrPretend(user.passwordHash, input.currentPassword)))
      throw wrongPassword('currentPassword', 'passwordWrong');
    const passwordHash = await this.passwords.hash(input.newPassword);
    return this.uow.run(async (tx) => {
      const current = (await tx.lock(User, { id: userId }))!;
      // Somebody else changed it meanwhile: what was verified above is no longer true.
      if (current.passwordHash !== user.passwordHash) throw wrongPassword('currentPassword', 'passwordWrong');
      await tx.update(User, userId, {
        passwordHash,
        mustChangePassword: false,
        // A form of an administrator that was opened before must not ask for it again.
        version: current.version + (current.mustChangePassword ? 1 : 0),
        rightsVersion: current.rightsVersion + 1,
      });
      if (current.mustChangePassword) {
        const { organizationId } = current;
        tx.raise('administration.changed', { kind: 'USER', id: userId, organizationId });
      }
      await this.throttle.succeeded(tx, user.loginKey, from.address);
      await this.sessions.end(tx, userId, {});
      tx.raise('user.changed', { userId });
      return this.sessions.open(tx, userId, from.address, from.device);
    });
  }

  /** Language, theme and time zone of the caller. */
  updatePreferences(userId: number, input: PreferencesInput): Promise<void> {
    return this.uow.run(async (tx) => {
      const user = (await tx.lock(User, { id: userId }))!;
      await tx.update(User, userId, {
        locale: input.locale ?? user.locale,
        theme: input.theme ?? user.theme,
        timeZone: input.timeZone ?? user.timeZone,
        // Administrators edit the zone too: a form they opened before must not take it back unseen.
        version: user.version + (input.timeZone && input.timeZone !== user.timeZone ? 1 : 0),
        rightsVersion: user.rightsVersion + 1,
      });
      tx.raise('user.changed', { userId });
    });
  }

  private async mayEnter(user: User): Promise<boolean> {
    const organization = await this.read.find(Organization, { id: user.organizationId });
    return user.active && Boolean(organization?.active);
  }
}

function expectGood({ currentPassword, newPassword }: ChangePasswordInput, login: string): void {
  if (newPassword === currentPassword) throw wrongPassword('newPassword', 'passwordSame');
  const flaw = passwordFlaw(newPassword, login);
  if (flaw) throw flawFailure('newPassword', flaw);
}
