import { limits, type MessageKey, type PasswordFlaw } from '@supportal/domain';
import { Failure } from '../../platform/graphql/failure';

const keys: Record<PasswordFlaw, MessageKey> = {
  TOO_SHORT: 'passwordTooShort',
  TOO_LONG: 'passwordTooLong',
  TOO_COMMON: 'passwordTooCommon',
  LIKE_LOGIN: 'passwordLikeLogin',
};

/** The refusal of a password, at the field that holds it. */
export const flawFailure = (field: string, flaw: PasswordFlaw): Failure => wrongPassword(field, keys[flaw]);

/** The refusal of what stands in a field for a password. */
export function wrongPassword(field: string, key: MessageKey): Failure {
  const params = { min: limits.passwordMin, max: limits.passwordMax };
  return new Failure('BAD_USER_INPUT', key, { params, fields: { [field]: { key, params } } });
}
