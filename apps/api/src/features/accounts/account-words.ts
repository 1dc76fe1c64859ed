import type { Tx } from '../../platform/database/tx';
import { AccountWord } from './account-word.entity';
import type { User } from './user.entity';

type Account = Pick<User, 'id' | 'organizationId' | 'foundBy'>;

/** The rows by whose words an account is found: those of its `foundBy`. */
export const wordsOf = ({ id: userId, organizationId, foundBy }: Account): Omit<AccountWord, 'id'>[] =>
  foundBy
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ word, organizationId, userId }));

/** Makes the words of an account, which is held or new, those of its `foundBy`. */
export async function writeWords(tx: Tx, account: Account): Promise<void> {
  const wanted = wordsOf(account);
  const kept = new Set<string>();
  for (const { id, word } of await tx.list(AccountWord, { userId: account.id }))
    if (wanted.some((one) => one.word === word)) kept.add(word);
    else await tx.remove(AccountWord, { id });
  await tx.insertAll(
    AccountWord,
    wanted.filter(({ word }) => !kept.has(word)),
  );
}
