import type { Random } from './random';
import { partners } from './texts/companies';
import type { CompanyTexts } from './texts/company';

/** What the words in braces mean in one ticket. */
export type Words = Readonly<Record<string, string>>;

const HOUR = 3_600_000;

/** The words of a ticket that do not depend on the time. */
export function wordsOf(random: Random, company: CompanyTexts): Words {
  const { client, clientGen, clients, clientsGen, places, items } = company;
  return {
    client,
    clientGen,
    clients,
    clientsGen,
    place: random.pick(places),
    item: random.pick(items),
    partner: random.pick(partners),
    doc: `№ ${String(random.int(1_204, 98_750)).padStart(7, '0')}`,
    code: `${random.pick(['E', 'K', 'T', 'X'])}${random.int(1, 9)}-${random.int(1_000, 9_899)}`,
    // Numbers that agree with a genitive plural.
    n: String(random.pick([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 26, 27, 28, 29, 30])),
    amount: `${random.int(1, 48)} ${random.int(100, 999)},${random.pick(['00', '50', '90'])}`,
    minutesBefore: String(random.int(12, 75)),
    daysBefore: String(random.int(1, 6)),
  };
}

/** Adds the words that depend on the time: when the matter was noticed, and a moment before `at`. */
export function timedWords(words: Words, created: number, at: number, timeZone: string): Words {
  const noticed = created - (Number(words['minutesBefore']) / 60) * HOUR;
  const before = created - Number(words['daysBefore']) * 24 * HOUR;
  return {
    ...words,
    time: clockTime(noticed, timeZone),
    date: calendarDate(before, timeZone),
    lately: clockTime(at - 0.4 * HOUR, timeZone),
  };
}

/** Puts words into their braces, with a capital letter where a sentence begins. */
export function fill(text: string, words: Words): string {
  return text.replace(/(^|[.!?*] |\n)?\{(\w+)\}/g, (whole, before: string | undefined, name: string) => {
    const word = words[name];
    if (word === undefined) return whole;
    return before === undefined ? word : before + word.charAt(0).toUpperCase() + word.slice(1);
  });
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(kind: 'time' | 'date', timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const options = kind === 'time' ? { timeStyle: 'short' as const } : { dateStyle: 'short' as const };
  const known = formats.get(key) ?? new Intl.DateTimeFormat('ru-RU', { ...options, timeZone });
  formats.set(key, known);
  return known;
}

/** `09:40` on the wall clock of a zone. */
export const clockTime = (at: number, timeZone: string): string => format('time', timeZone).format(at);
/** `31.01.2026` in a zone. */
export const calendarDate = (at: number, timeZone: string): string => format('date', timeZone).format(at);
