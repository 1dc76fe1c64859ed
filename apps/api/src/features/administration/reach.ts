import type { Permission } from '@supportal/domain';
import { administers, expectAdministers, peopleReaders, reaches } from '../../access/administration.policy';
import type { Viewer } from '../../access/viewer';
import { sql, type Sql } from '../../platform/database/sql';
import { Failure, notFound } from '../../platform/graphql/failure';

/** True for what the caller named: an id that nothing has, 0 too, limits a list to nothing. */
export const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/**
 * The organization a list is limited to, as a condition over `x`: the one asked for, or all within reach. NOT_FOUND for
 * one out of reach.
 */
export function withinReach(
  viewer: Viewer,
  organizationId: number | null | undefined,
  rights: readonly Permission[] = peopleReaders,
): Sql[] {
  expectAdministers(viewer, rights, organizationId ?? viewer.organizationId);
  const whose = organizationWithin(viewer, organizationId);
  return whose === null ? [] : [sql`x.organizationId = ${whose}`];
}

/** The organization a list is limited to; null for none. Whether it is within reach is not looked at. */
export function organizationWithin(viewer: Viewer, organizationId: number | null | undefined): number | null {
  if (isGiven(organizationId)) return organizationId;
  return viewer.isProvider ? null : viewer.organizationId;
}

/** The row when it is within reach; NOT_FOUND otherwise. */
export function expectReached<T extends { organizationId: number }>(
  viewer: Viewer,
  row: T | null,
  rights: readonly Permission[] = peopleReaders,
): T {
  if (!administers(viewer, rights)) throw new Failure('FORBIDDEN', 'forbidden');
  if (!row || !reaches(viewer, row.organizationId)) throw notFound();
  return row;
}
