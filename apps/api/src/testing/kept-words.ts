import { AccountWord } from '../features/accounts/account-word.entity';
import { wordsOf } from '../features/accounts/account-words';
import { User } from '../features/accounts/user.entity';
import type { Reader } from '../platform/database/reader';

const written = ({ word, organizationId, userId }: Omit<AccountWord, 'id'>): string =>
  `${userId} of ${organizationId}: ${word}`;

/** The words by which accounts are found, as they are stored and as they should be. */
export async function keptWords(read: Reader): Promise<{ stored: string[]; meant: string[] }> {
  return {
    stored: (await read.list(AccountWord)).map(written).sort(),
    meant: (await read.list(User)).flatMap(wordsOf).map(written).sort(),
  };
}
