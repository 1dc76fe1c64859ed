import type { Locale } from '@supportal/domain';

/** A time zone to choose. */
export interface ZoneChoice {
  /** IANA name, such as `Europe/Moscow`. */
  readonly zone: string;
  /** `Europe/Moscow (UTC+03:00)` */
  readonly label: string;
}

interface Searched extends ZoneChoice {
  readonly words: string;
  /** The time of the zone is called after its own city, as «Владивосток» is after Asia/Vladivostok. */
  readonly namesake: boolean;
}

const most = 50;
const known = new Map<Locale, readonly Searched[]>();

/** How far a zone is from UTC at an instant: `UTC+03:00`; empty for a zone that does not exist. */
export function offsetOf(zone: string, at = new Date()): string {
  const name = partOf(zone, 'en-US', 'longOffset', at);
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
}

/** A zone as it stands in a field. */
export function zoneLabel(zone: string, at = new Date()): string {
  const offset = offsetOf(zone, at);
  return offset ? `${zone.replaceAll('_', ' ')} (${offset})` : zone;
}

/**
 * Zones whose name, in English or in the language of the screen, or offset contains all the words: first those that the
 * time is called after; at most fifty.
 */
export function zonesLike(typed: string, locale: Locale): ZoneChoice[] {
  const words = plain(typed).split(' ').filter(Boolean);
  return searchedIn(locale)
    .filter((choice) => words.every((word) => choice.words.includes(word)))
    .sort((a, b) => Number(b.namesake) - Number(a.namesake))
    .slice(0, most);
}

function searchedIn(locale: Locale): readonly Searched[] {
  const found = known.get(locale) ?? allIn(locale);
  known.set(locale, found);
  return found;
}

function allIn(locale: Locale): Searched[] {
  const at = new Date();
  // Some engines leave UTC out.
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return zones.map((zone) => {
    const label = zoneLabel(zone, at);
    const words = plain(`${label} ${partOf(zone, locale, 'longGeneric', at)}`);
    const city = zone.replaceAll('_', ' ').split('/').at(-1)!;
    return { zone, label, words, namesake: partOf(zone, 'en-US', 'longGeneric', at).includes(city) };
  });
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[_/(),]+/g, ' ')
    .trim();

function partOf(
  timeZone: string,
  locale: string,
  timeZoneName: 'longOffset' | 'longGeneric',
  at: Date,
): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(at);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}
