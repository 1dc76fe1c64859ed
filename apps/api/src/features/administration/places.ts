import { Failure } from '../../platform/graphql/failure';
import type { AuditKind } from './audit-entry.entity';

/** Where something is used. */
export interface Place {
  /** TICKET stands for all tickets: there are too many to be listed. */
  readonly kind: AuditKind | 'TICKET';
  readonly id: number;
  readonly name: string;
  /** How many things the place stands for; 1 when left out. */
  readonly count?: number;
}

const shown = 20;

/** CONFLICT that lists the places when there are any: what is in use is not deleted. */
export function expectUnused(places: readonly Place[]): void {
  if (!places.length) return;
  throw new Failure('CONFLICT', 'inUse', {
    params: { count: places.reduce((sum, { count = 1 }) => sum + count, 0) },
    extensions: { places: places.slice(0, shown), more: Math.max(0, places.length - shown) },
  });
}
