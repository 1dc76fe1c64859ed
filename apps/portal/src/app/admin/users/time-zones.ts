import type { ValidatorFn } from '@angular/forms';

const folded = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, ' ');

/** Every IANA time zone this browser knows. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** The zones that contain a text, at most 50. */
export function timeZonesLike(text: string): readonly string[] {
  const part = folded(text.trim());
  return timeZones.filter((zone) => folded(zone).includes(part)).slice(0, 50);
}

/** True for the name of a zone, also of one that is only another name. */
export function isTimeZone(name: string): boolean {
  try {
    return !!name && Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Refuses what is no time zone. */
export const timeZoneValidator: ValidatorFn = ({ value }) =>
  isTimeZone(String(value).trim()) ? null : { zone: true };
