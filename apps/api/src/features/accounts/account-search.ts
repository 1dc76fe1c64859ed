import { searchWords } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { FALSE, isIn, join, raw, sql, TRUE, type Sql } from '../../platform/database/sql';
import { expectSearchable } from '../../platform/graphql/page-size';
import type { Found } from '../administration/reached-list';

/** So many words are looked for; what is typed behind them changes nothing. */
const mostWords = 10;
// Behind every letter.
const lastSign = '\u{10FFFF}';
/** So many words lead to the accounts; the others are looked for in those found. */
const mostJoined = 3;
/** From how many on there are too many, in accounts; measured with 100,000 of them. */
const usualLimits = {
  /** A word that more have is looked for in the order of the list, where enough of them come soon. */
  having: 10_000,
  /** So many found by several words are ordered sooner than the order is gone through. */
  found: 2_000,
};
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
    private readonly limits = usualLimits,
  ) {}

  /** Conditions over accounts that are few already, called `table`. BAD_USER_INPUT for a search that is too long. */
  amongFew(table: string, text: string | null | undefined): Sql[] {
    const words = typed(text);
    if (!words) return [];
    return words.length ? beginnings(table, words) : [FALSE];
  }

  /** The way to accounts among many; no conditions for an empty search. BAD_USER_INPUT for a search that is too long. */
  async find({ text, organizationId, table, inNameOrder }: WantedAccounts): Promise<Found> {
    const words = typed(text);
    if (!words?.length) return { where: words ? [FALSE] : [], inOrder: !words };
    const [rare, common] = await this.parted(words, organizationId);
    if (rare.length) {
      const among = await this.among(table, rare.slice(0, mostJoined), organizationId);
      const others = [...rare.slice(mostJoined), ...common];
      return { where: [among, ...beginnings(table, others)], inOrder: false };
    }
    if (inNameOrder) return { where: beginnings(table, words), inOrder: true };
    // The index of another order does not hold the words: those of one lead past most of the wide rows.
    const [any, ...others] = common;
    const among = isAmong(table, having(any!, organizationId));
    return { where: [among, ...beginnings(table, others)], inOrder: false };
  }

  /** The accounts that have all these words. */
  private async among(table: string, words: readonly string[], organizationId: number | null): Promise<Sql> {
    if (words.length === 1) return isAmong(table, having(words[0]!, organizationId));
    const accounts = havingAll(words, organizationId);
    // How many have each of the words is known, but not how many have them together.
    const most = raw(String(this.limits.found + 1));
    const found = await this.read.rows<{ id: number }>(sql`${accounts} LIMIT ${most}`);
    if (found.length > this.limits.found) return isAmong(table, accounts);
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
    const most = this.limits.having;
    // A letter is taken to be common: to count whoever has it takes as long as to find some of them.
    const counted = words.filter((word) => word.length > 1);
    if (!counted.length) return [[], [...words]];
    const counts = counted.map(
      (word, nth) => sql`SELECT ${raw(String(nth))} AS nth, COUNT(*) AS times
        FROM (${having(word, organizationId)} LIMIT ${raw(String(most + 1))}) c`,
    );
    const rows = await this.read.rows<{ nth: number; times: number }>({
      text: counts.map((count) => count.text).join(' UNION ALL '),
      params: counts.flatMap(({ params }) => params),
    });
    const found = rows
      .map(({ nth, times }) => ({ word: counted[nth]!, times: Number(times) }))
      .sort((a, b) => a.times - b.times);
    const rare = found.filter(({ times }) => times <= most).map(({ word }) => word);
    return [rare, words.filter((word) => !rare.includes(word))];
  }
}

/** The words of a search; null when nothing is searched, none when there is no letter or digit in it. */
function typed(text: string | null | undefined): string[] | null {
  if (!text?.trim()) return null;
  expectSearchable(text);
  return searchWords(text).slice(0, mostWords);
}

const whose = (table: string, organizationId: number | null): Sql[] =>
  organizationId === null ? [] : [sql`${raw(table)}.organizationId = ${organizationId}`];

/** The accounts that have a word of this beginning; those that have several come several times. */
function having(word: string, organizationId: number | null): Sql {
  const range = [...whose('w', organizationId), sql`w.word >= ${word}`, sql`w.word < ${word + lastSign}`];
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

// Every word of `foundBy` stands behind a blank. MySQL and MariaDB compare bytes faster than letters; SQLite takes what
// makes bytes of them for a comment.
const beginnings = (table: string, words: readonly string[]): Sql[] =>
  words.map(
    (word) =>
      sql`INSTR(/*! CAST( */ ${raw(table)}.foundBy /*! AS BINARY) */, /*! CAST( */ ${` ${word}`} /*! AS BINARY) */) > 0`,
  );
