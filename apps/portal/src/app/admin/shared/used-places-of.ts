import type { AuditKind } from '../../../generated/graphql';

/** Where an object is used, which is why it cannot be deleted. */
export interface UsedPlaces {
  readonly places: readonly UsedPlace[];
  /** How many there are besides. */
  readonly more: number;
}

/** One of them. */
export interface UsedPlace {
  /** TICKET stands for all tickets. */
  readonly kind: AuditKind | 'TICKET';
  readonly id: number;
  readonly name: string;
  /** How many things the place stands for; 1 when left out. */
  readonly count?: number;
}

/** The places that an error tells, null when it tells none. */
export function usedPlacesOf(details: Readonly<Record<string, unknown>>): UsedPlaces | null {
  const { places, more } = details;
  if (!Array.isArray(places)) return null;
  return { places: places as UsedPlace[], more: Number(more) || 0 };
}
