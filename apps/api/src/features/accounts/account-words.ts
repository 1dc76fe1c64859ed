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

/** Writes the words of an account that has none yet. */
export async function insertWords({ manager }: Tx, account: Account): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(AccountWord)
    .values(wordsOf(account))
    .updateEntity(false)
    .execute();
}

/** Writes the words of an account anew. */
export async function replaceWords(tx: Tx, account: Account): Promise<void> {
  await tx.remove(AccountWord, { userId: account.id });
  await insertWords(tx, account);
}
