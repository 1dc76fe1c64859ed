import { limits, loginKey, searchWords } from '@supportal/domain';
import { keyOf } from '../../platform/database/named';
import type { MessageDraft } from '../../platform/graphql/failure';
import { rule } from '../../platform/graphql/rules';

/** Units of UTF-16. */
const longestFoundBy = 500;

/** The columns by which an account is found and ordered. */
export const accountKeys = ({
  login,
  fullName,
  email,
}: {
  login: string;
  fullName: string;
  email: string;
}) => ({
  loginKey: loginKey(login),
  nameKey: keyOf(fullName),
  foundBy: foundByOf(`${fullName} ${login} ${email}`),
});

/** The words of a text, each behind a blank, as many as an index takes. */
const foundByOf = (text: string): string =>
  searchWords(text).reduce(
    (all, word) => (all.length + word.length < longestFoundBy ? `${all} ${word}` : all),
    '',
  );

/** What is wrong with a login in the form in which logins are compared: it may be empty then, or longer. */
export function loginFlaw(login: string): MessageDraft | null {
  const { length } = loginKey(login);
  if (!length) return { key: 'blank' };
  return length > limits.login ? { key: 'tooLong', params: { max: limits.login } } : null;
}

/** A login of which something is left when it is compared, and not too much. */
export function Login(): PropertyDecorator {
  const flaws: MessageDraft[] = [{ key: 'blank' }, { key: 'tooLong', params: { max: limits.login } }];
  return (target, property) => {
    for (const flaw of flaws)
      rule(
        `login ${flaw.key}`,
        flaw,
        (v) => typeof v !== 'string' || loginFlaw(v)?.key !== flaw.key,
      )(target, property as string);
  };
}
