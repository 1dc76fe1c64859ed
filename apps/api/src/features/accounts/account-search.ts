import { searchWords } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { FALSE, isIn, join, raw, sql, TRUE, type Sql } from '../../platform/database/sql';
import { expectSearchable } from '../../platform/graphql/page-size';

/** So many words are looked for; what is typed behind them changes nothing. */
const mostWords = 10;
// Behind every letter.
const lastSign = '\u{10FFFF}';
/** A word that more accounts have is looked for in the order of the list, where enough of them come soon. */
const fewAccounts = 10_000;
/** So many words lead to the accounts; the others are looked for in those found. */
const mostJoined = 3;
/** So many accounts are ordered sooner than the order is gone through. */
const fewFound = 2_000;
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
    if (!words.length) return [FALSE];
    const [rare, common] = await this.parted(words, organizationId);
    const found = (of: string, some: readonly string[]) =>
      some.map((word) => beginning(`${of}.foundBy`, word));
    if (rare.length) {
      const [leading, others] = [rare.slice(0, mostJoined), rare.slice(mostJoined)];
      return [await this.among(table, leading, organizationId), ...found(table, [...others, ...common])];
    }
    if (inNameOrder) return found(table, words);
    // In another order whatever is not among them would be looked for in its wide row.
    const [any, ...others] = common;
    return [isAmong(table, having(any!, organizationId)), ...found(table, others)];
  }

  /** The accounts that have all these words. */
  private async among(table: string, words: readonly string[], organizationId: number | null): Promise<Sql> {
    if (words.length === 1) return isAmong(table, having(words[0]!, organizationId));
    const accounts = havingAll(words, organizationId);
    // How many have words that are not common is known, but not how many have them together.
    const found = await this.read.rows<{ id: number }>(sql`${accounts} LIMIT ${raw(String(fewFound + 1))}`);
    if (found.length > fewFound) return isAmong(table, accounts);
    return isIn(
      `${table}.id`,
      found.map(({ id }) => id),
    );
  }

  /** The words that few accounts have, the rarest first, and the others. */
  private async parted(
    words: readonly string[],
    organizationId: number | null,
  ): Promise<[rare: string[], common: string[]]> {
    const most = raw(String(this.few + 1));
    const counts = words.map(
      (word, nth) => sql`SELECT ${raw(String(nth))} AS nth, COUNT(*) AS accounts
        FROM (${having(word, organizationId)} LIMIT ${most}) c`,
    );
    const rows = await this.read.rows<{ nth: number; accounts: number }>({
      text: counts.map((count) => count.text).join(' UNION ALL '),
      params: counts.flatMap(({ params }) => params),
    });
    const found = rows
      .map(({ nth, accounts }) => ({ word: words[nth]!, accounts: Number(accounts) }))
      .sort((a, b) => a.accounts - b.accounts);
    const wordsWhere = (isMeant: (accounts: number) => boolean) =>
      found.filter(({ accounts }) => isMeant(accounts)).map(({ word }) => word);
    return [wordsWhere((accounts) => accounts <= this.few), wordsWhere((accounts) => accounts > this.few)];
  }
}

const whose = (table: string, organizationId: number | null): Sql[] =>
  organizationId === null ? [] : [sql`${raw(table)}.organizationId = ${organizationId}`];

/** The accounts that have a word of this beginning; those that have several come several times. */
function having(word: string, organizationId: number | null): Sql {
  const range = [sql`w.word >= ${word}`, sql`w.word < ${word + lastSign}`, ...whose('w', organizationId)];
  return sql`SELECT w.userId AS id FROM account_word w WHERE ${join(range, ' AND ', TRUE)}`;
}

/** The accounts that have words of all these beginnings. */
function havingAll(words: readonly string[], organizationId: number | null): Sql {
  const sets = words.map((word, nth) => {
    // Each account once: joined, those that have several such words would multiply.
    const set = sql`(SELECT DISTINCT h.id FROM (${having(word, organizationId)}) h ${noLimit}) ${raw(`a${nth}`)}`;
    return nth ? sql`JOIN ${set} ON ${raw(`a${nth}`)}.id = a0.id` : set;
  });
  return sql`SELECT a0.id FROM ${sets.reduce((all, set) => sql`${all} ${set}`)}`;
}

const isAmong = (table: string, accounts: Sql): Sql =>
  sql`${raw(table)}.id IN (SELECT f.id FROM (${accounts} ${noLimit}) f)`;

// Every word of `foundBy` stands behind a blank. MySQL and MariaDB compare bytes faster than letters.
const beginning = (column: string, word: string): Sql =>
  sql`INSTR(/*! BINARY */ ${raw(column)}, /*! BINARY */ ${` ${word}`}) > 0`;
