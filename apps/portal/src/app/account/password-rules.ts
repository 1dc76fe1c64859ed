import { limits, passwordFlaw } from '@supportal/domain';
import type { TextKey } from '../core/i18n/texts';

/** One requirement to a new password, and whether what is typed meets it. */
export interface PasswordRule {
  readonly label: TextKey;
  readonly met: boolean;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The requirements of the domain, one by one; a password that is too short is not judged further. */
export function passwordRules(typed: string, current: string, login: string): PasswordRule[] {
  const flaw = passwordFlaw(typed, login);
  const long = flaw !== 'TOO_SHORT' && flaw !== 'TOO_LONG';
  const tooLong = flaw === 'TOO_LONG';
  return [
    {
      label: tooLong ? 'password.ruleMaximum' : 'password.ruleLength',
      met: long,
      params: { min: limits.passwordMin, max: limits.passwordMax },
    },
    { label: 'password.ruleCommon', met: long && flaw !== 'TOO_COMMON' },
    { label: 'password.ruleLogin', met: long && flaw !== 'LIKE_LOGIN' },
    { label: 'password.ruleDifferent', met: typed !== '' && typed !== current },
  ];
}
