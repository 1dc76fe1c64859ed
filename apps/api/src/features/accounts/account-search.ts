import { searchWords } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { FALSE, join, raw, sql, TRUE, type Sql } from '../../platform/database/sql';
import { containing } from '../../platform/graphql/keyset';
import { expectSearchable } from '../../platform/graphql/page-size';

/** So many words are looked for; what is typed behind them changes nothing. */
const mostWords = 10;
// Behind every letter.
const lastSign = '\u{10FFFF}';
/** A word that more accounts have is looked for in the order of the list, where enough of them come soon. */
const fewAccounts = 20_000;
// A derived table with a limit: with it MariaDB does the inner reading first, and by itself.
const noLimit = raw('LIMIT 9223372036854775807');

/** What is searched, and where. */
export interface WantedAccounts {
  readonly text: string | null | undefined;
  /** Whose accounts; null for all. */
  readonly organizationId: number | null;
  /** How the statement calls the table of the accounts. */
  readonly table: string;
  /** True when the list is read in the order of names, whose index holds what is searched. */
  readonly inNameOrder: boolean;
}

/** People are found by the beginnings of the words of their name, login and e-mail address, in any order. */
export class AccountSearch {
  constructor(
    private readonly read: Reader,
    private readonly few = fewAccounts,
  ) {}

  /** Conditions over the accounts; none for an empty search. BAD_USER_INPUT for one that is too long. */
  async conditions({ text, organizationId, table, inNameOrder }: WantedAccounts): Promise<Sql[]> {
    if (!text?.trim()) return [];
    expectSearchable(text);
    const words = searchWords(text).slice(0, mostWords);
    const { rarest, accounts } = await this.rarestOf(words, organizationId);
    if (!accounts) return [FALSE];
    const found = (of: string, typed = words) => typed.map((word) => beginning(`${of}.foundBy`, word));
    if (accounts <= this.few) {
      const others = words.filter((word) => word !== rarest);
      return [isAmong(table, having(rarest, organizationId)), ...found(table, others)];
    }
    if (inNameOrder) return found(table);
    // In another order it would look into every wide row.
    const inIndex = join([...whose('s', organizationId), ...found('s')], ' AND ', TRUE);
    return [isAmong(table, sql`SELECT s.id FROM user_account s WHERE ${inIndex}`)];
  }

  /** The word that the fewest accounts have, and how many: one more than `few` stands for any more. */
  private async rarestOf(
    words: readonly string[],
    organizationId: number | null,
  ): Promise<{ rarest: string; accounts: number }> {
    if (!words.length) return { rarest: '', accounts: 0 };
    const counts = words.map(
      (word, nth) => sql`SELECT ${raw(String(nth))} AS nth, COUNT(*) AS accounts
        FROM (${having(word, organizationId)} LIMIT ${raw(String(this.few + 1))}) c`,
    );
    const rows = await this.read.rows<{ nth: number; accounts: number }>({
      text: counts.map((count) => count.text).join(' UNION ALL '),
      params: counts.flatMap(({ params }) => params),
    });
    const found = rows.map(({ nth, accounts }) => ({ rarest: words[nth]!, accounts: Number(accounts) }));
    return found.reduce((least, one) => (one.accounts < least.accounts ? one : least));
  }
}

const whose = (table: string, organizationId: number | null): Sql[] =>
  organizationId === null ? [] : [sql`${raw(table)}.organizationId = ${organizationId}`];

/** The accounts that have a word of this beginning, some of them twice. */
function having(word: string, organizationId: number | null): Sql {
  const range = [sql`w.word >= ${word}`, sql`w.word < ${word + lastSign}`, ...whose('w', organizationId)];
  return sql`SELECT w.userId AS id FROM account_word w WHERE ${join(range, ' AND ', TRUE)}`;
}

const isAmong = (table: string, accounts: Sql): Sql =>
  sql`${raw(table)}.id IN (SELECT f.id FROM (${accounts} ${noLimit}) f)`;

// Every word of `foundBy` stands behind a blank.
const beginning = (column: string, word: string): Sql => containing(column, ` ${word}`);
