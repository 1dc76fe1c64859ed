import { In, LessThan } from 'typeorm';
import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import { isDuplicate } from '../../platform/database/database-errors';
import { Failure } from '../../platform/graphql/failure';
import type { Tx } from '../../platform/database/tx';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { SignInThrottleRow } from './sign-in-throttle.entity';

const hour = 3_600_000;
/** Failures without any delay, per account and (many people may share one) per address. */
const free = { account: 5, address: 30 } as const;

const subjectOf = (kind: keyof typeof free, value: string): string =>
  `${kind}:${createHash('sha256').update(value).digest('hex')}`;

/** How long after the last failure the next attempt must wait, in milliseconds: 2 s, 4 s, … 15 min. */
export const delayAfter = (failures: number, freeFailures: number): number =>
  failures < freeFailures ? 0 : Math.min(2 ** (failures - freeFailures + 1) * 1000, hour / 4);

/** Growing delays after failed sign-ins, the same for accounts that exist and that do not. */
export class SignInThrottle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt before it is made, so that parallel ones count too. Throws RATE_LIMITED while one must wait. */
  async admit(loginKey: string, address: string): Promise<void> {
    for (let lost = 0; ; lost++) {
      try {
        return await this.uow.run(async (tx) => {
          await this.count(tx, 'account', loginKey);
          await this.count(tx, 'address', address);
        });
      } catch (error) {
        // Several first attempts at once: the losers find the winner's row. There are two rows to lose.
        if (lost === 2 || !isDuplicate(error)) throw error;
      }
    }
  }

  /** A successful sign-in forgets the failures of the account and takes its own attempt off the address. */
  async succeeded(tx: Tx, loginKey: string, address: string): Promise<void> {
    // The row stays: removed and written anew under parallel sign-ins it would make them collide.
    const account = await tx.lock(SignInThrottleRow, { subject: subjectOf('account', loginKey) });
    if (account) await tx.update(SignInThrottleRow, account.id, { failures: 0 });
    const row = await tx.lock(SignInThrottleRow, { subject: subjectOf('address', address) });
    if (row) await tx.update(SignInThrottleRow, row.id, { failures: Math.max(0, row.failures - 1) });
  }

  /** Forgets the failures of an account. */
  async forgive(tx: Tx, loginKey: string): Promise<void> {
    const row = await tx.lock(SignInThrottleRow, { subject: subjectOf('account', loginKey) });
    if (row) await tx.update(SignInThrottleRow, row.id, { failures: 0 });
  }

  /** Until when each of these accounts has to wait; null for those that need not. */
  async lockedUntil(read: Reader, loginKeys: readonly string[]): Promise<(Date | null)[]> {
    const subjects = loginKeys.map((key) => subjectOf('account', key));
    const rows = await read.list(SignInThrottleRow, { subject: In(subjects) });
    const known = new Map(rows.map((row) => [row.subject, row]));
    return subjects.map((subject) => {
      const row = known.get(subject);
      if (!row) return null;
      const until = new Date(row.lastFailureAt.getTime() + delayAfter(row.failures, free.account));
      return until > this.clock.now() ? until : null;
    });
  }

  /** Job: forgets failures that count no more. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - hour);
    await this.uow.run((tx) => tx.remove(SignInThrottleRow, { lastFailureAt: LessThan(before) }));
  }

  private async count(tx: Tx, kind: keyof typeof free, value: string): Promise<void> {
    const now = this.clock.now();
    const subject = subjectOf(kind, value);
    const row = await tx.lock(SignInThrottleRow, { subject });
    if (!row) {
      await tx.insert(SignInThrottleRow, { subject, failures: 1, lastFailureAt: now });
      return;
    }
    const idle = now.getTime() - row.lastFailureAt.getTime();
    const failures = idle > hour ? 0 : row.failures;
    const wait = delayAfter(failures, free[kind]) - idle;
    if (wait > 0)
      throw new Failure('RATE_LIMITED', 'signInThrottled', { params: { seconds: Math.ceil(wait / 1000) } });
    await tx.update(SignInThrottleRow, row.id, { failures: failures + 1, lastFailureAt: now });
  }
}
