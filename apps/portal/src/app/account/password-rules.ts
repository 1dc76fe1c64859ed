import { limits, passwordFlaw, type MessageKey, type PasswordFlaw } from '@supportal/domain';
import type { TextKey } from '../core/i18n/texts';

/** One requirement to a new password, and whether what is typed meets it. */
export interface PasswordRule {
  readonly label: TextKey;
  readonly met: boolean;
}

/** What is wrong with a new password, as a message of the domain. */
export type PasswordProblem = Extract<MessageKey, `password${string}`>;

/** Numbers that labels and messages about passwords mention. */
export const passwordLimits = { min: limits.passwordMin, max: limits.passwordMax };

const problems: Readonly<Record<PasswordFlaw, PasswordProblem>> = {
  TOO_SHORT: 'passwordTooShort',
  TOO_LONG: 'passwordTooLong',
  TOO_COMMON: 'passwordTooCommon',
  LIKE_LOGIN: 'passwordLikeLogin',
};

/** The requirements of the domain, one by one; a password of a wrong length is not judged further. */
export function passwordRules(typed: string, current: string, login: string): PasswordRule[] {
  const flaw = passwordFlaw(typed, login);
  const fits = flaw !== 'TOO_SHORT' && flaw !== 'TOO_LONG';
  return [
    { label: flaw === 'TOO_LONG' ? 'password.ruleMaximum' : 'password.ruleLength', met: fits },
    { label: 'password.ruleCommon', met: fits && flaw !== 'TOO_COMMON' },
    { label: 'password.ruleLogin', met: fits && flaw !== 'LIKE_LOGIN' },
    { label: 'password.ruleDifferent', met: typed !== '' && typed !== current },
  ];
}

/** Why a new password would be refused, null when it is good. */
export function passwordProblem(typed: string, current: string, login: string): PasswordProblem | null {
  const flaw = passwordFlaw(typed, login);
  if (flaw) return problems[flaw];
  return typed === current ? 'passwordSame' : null;
}
