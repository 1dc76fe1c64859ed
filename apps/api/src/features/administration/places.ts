import { sql, type Sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
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

/** The first of the places, and how many more there are. */
export interface Places {
  readonly first: readonly Place[];
  readonly more: number;
}

const shown = 20;

/** The places that these statements give, of which few are read however many there are. */
export async function placesIn(tx: Tx, sources: readonly Sql[]): Promise<Places> {
  const first: Place[] = [];
  let total = 0;
  for (const source of sources) {
    if (first.length < shown)
      first.push(...(await tx.rows<Place>(sql`${source} LIMIT ${shown - first.length}`)));
    const [row] = await tx.rows<{ n: number }>(sql`SELECT COUNT(*) AS n FROM (${source}) p`);
    total += Number(row!.n);
  }
  return { first, more: total - first.length };
}

/** CONFLICT that lists the places when there are any: what is in use is not deleted. */
export function expectUnused({ first, more }: Places): void {
  if (!first.length) return;
  throw new Failure('CONFLICT', 'inUse', {
    params: { count: first.reduce((sum, { count = 1 }) => sum + count, more) },
    extensions: {
      places: first.slice(0, shown),
      more: more + Math.max(0, first.length - shown),
    },
  });
}
