import { offsetOf } from './zone-choices';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The instant at which a local date, `2026-12-31`, begins in a zone; null for what is no date. */
export function dayStart(date: string, zone: string): Date | null {
  const wall = wallOf(date);
  if (wall === null) return null;
  // Around a change of the clocks the first guess may have the offset of the other side.
  const guess = wall - offsetAt(zone, wall);
  return new Date(wall - offsetAt(zone, guess));
}

/** The local date after this one. */
export function nextDay(date: string): string | null {
  const wall = wallOf(date);
  return wall === null ? null : new Date(wall + day).toISOString().slice(0, 10);
}

function wallOf(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const wall = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date ? null : wall;
}

function offsetAt(zone: string, at: number): number {
  const [, sign, hours, minutes] = /UTC([+-])(\d\d):(\d\d)/.exec(offsetOf(zone, new Date(at))) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minute;
}
