import { Failure } from '../../platform/graphql/failure';
import type { AuditKind } from './audit-entry.entity';

/** Where something is used. */
export interface Place {
  readonly kind: AuditKind | 'TICKET';
  readonly id: number;
  readonly name: string;
}

const shown = 20;

/** CONFLICT that lists the places when there are any: what is in use is not deleted. */
export function expectUnused(places: readonly Place[]): void {
  if (!places.length) return;
  throw new Failure('CONFLICT', 'inUse', {
    params: { count: places.length },
    extensions: { places: places.slice(0, shown), more: Math.max(0, places.length - shown) },
  });
}
