import { searchKey, searchWords } from '@supportal/domain';
import { migration, type MigrationKit } from '../platform/database/migration-kit';

interface Account {
  readonly id: number;
  readonly organizationId: number;
  readonly fullName: string;
  readonly login: string;
  readonly email: string;
}

const longest = 500;
const chunkSize = 250;

/** Accounts are found by the beginnings of their words: `foundBy` holds the words, and each has a row in an index. */
export const accountWords = migration('AccountWords1764300300000', {
  up: async (kit) => {
    await kit.create('account_word', (t) => {
      t.text('word', 100);
      t.int('organizationId').references('organization');
      t.int('userId').references('user_account');
      t.unique('organizationId', 'word', 'userId');
      t.index('word', 'userId');
      t.index('userId');
    });
    await forAccounts(kit, async (accounts) => {
      await writeFoundBy(kit, accounts, wordsOf);
      await writeWords(kit, accounts);
    });
  },
  down: async (kit) => {
    await forAccounts(kit, (accounts) => writeFoundBy(kit, accounts, textOf));
    await kit.drop('account_word');
  },
});

async function forAccounts(kit: MigrationKit, work: (accounts: readonly Account[]) => Promise<void>) {
  for (let last = 0; ;) {
    const accounts = await kit.run<Account>(
      `SELECT id, organizationId, fullName, login, email FROM user_account WHERE id > ? ORDER BY id LIMIT ${chunkSize}`,
      [last],
    );
    if (!accounts.length) return;
    await work(accounts);
    last = accounts.at(-1)!.id;
  }
}

async function writeFoundBy(
  kit: MigrationKit,
  accounts: readonly Account[],
  foundBy: (account: Account) => string,
): Promise<void> {
  const cases = accounts.map(() => 'WHEN ? THEN ?').join(' ');
  const ids = accounts.map(({ id }) => id);
  await kit.run(`UPDATE user_account SET foundBy = CASE id ${cases} END WHERE id IN (${placesOf(ids)})`, [
    ...accounts.flatMap((account) => [account.id, foundBy(account)]),
    ...ids,
  ]);
}

// One that was cut off on MySQL begins anew: what it wrote goes first.
async function writeWords(kit: MigrationKit, accounts: readonly Account[]): Promise<void> {
  const ids = accounts.map(({ id }) => id);
  await kit.run(`DELETE FROM account_word WHERE userId IN (${placesOf(ids)})`, ids);
  const rows = accounts.flatMap((account) =>
    wordsOf(account)
      .split(' ')
      .filter(Boolean)
      .map((word) => [word, account.organizationId, account.id]),
  );
  for (let at = 0; at < rows.length; at += chunkSize) {
    const chunk = rows.slice(at, at + chunkSize);
    const places = chunk.map(() => '(?, ?, ?)').join(', ');
    await kit.run(`INSERT INTO account_word (word, organizationId, userId) VALUES ${places}`, chunk.flat());
  }
}

const placesOf = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const whole = ({ fullName, login, email }: Account): string => `${fullName} ${login} ${email}`;

const textOf = (account: Account): string => searchKey(whole(account)).slice(0, longest);

const wordsOf = (account: Account): string =>
  searchWords(whole(account)).reduce(
    (all, word) => (all.length + word.length < longest ? `${all} ${word}` : all),
    '',
  );
