import type { Permission } from '@supportal/domain';
import { ArgsType, Field, Int } from 'type-graphql';
import type { EntityTarget } from 'typeorm';
import type { Viewer } from '../../access/viewer';
import { indexName } from '../../platform/database/naming';
import type { Reader } from '../../platform/database/reader';
import type { Sql } from '../../platform/database/sql';
import { connectionOf, type Connection } from '../../platform/graphql/connection';
import { countCap, keysetCount, keysetPage } from '../../platform/graphql/keyset';
import { PageArguments } from '../../platform/graphql/page-arguments';
import { searched } from '../../platform/graphql/page-size';
import { withinReach } from './reach';

/** Which objects of organizations a list shows. */
@ArgsType()
export abstract class ReachedArguments extends PageArguments {
  @Field(() => Int, { nullable: true, description: 'Whose; all within reach when left out.' })
  organizationId?: number | null;
  @Field(() => String, { nullable: true, description: 'Text in the name.' })
  search?: string | null;
}

/** How what is searched is found. */
export interface Found {
  /** Conditions over the objects. */
  readonly where: readonly Sql[];
  /** True when it is looked for in the order of the list; false when the conditions lead to it, and it is ordered then. */
  readonly inOrder: boolean;
}

/** Where the objects are and how they are ordered. */
export interface ReachedList<T> {
  readonly entity: EntityTarget<T & object>;
  readonly table: string;
  /** Another way to search than for a text in `nameKey`. */
  readonly search?: (text: string | null | undefined) => Promise<Found>;
  readonly column: keyof T & string;
  readonly descending: boolean;
  /** More conditions, over the table called `x`. */
  readonly where?: readonly Sql[];
  /** The columns of the index that holds the order within one organization, when the conditions do not need another. */
  readonly orderedBy?: readonly string[] | null;
  /** Who may look, when it is not whoever may look at people. */
  readonly rights?: readonly Permission[];
}

/** A page of what is within the viewer's reach. NOT_FOUND for an organization out of it. */
export async function reachedPage<T extends { id: number }>(
  read: Reader,
  viewer: Viewer,
  { organizationId, search, first, after }: ReachedArguments,
  { entity, table, search: find, column, descending, where = [], orderedBy, rights }: ReachedList<T>,
): Promise<Connection<T>> {
  const reach = withinReach(viewer, organizationId, rights);
  const found = find ? await find(search) : { where: searched('x.nameKey', search), inOrder: true };
  const all = [...reach, ...found.where, ...where];
  const index = reach.length && orderedBy && found.inOrder ? indexName(table, orderedBy) : null;
  const list = { entity, table, where: all, column, descending, first, index };
  // What is searched or filtered is read far anyway: counting it needs no second reading.
  const look = !after && found.where.length + where.length ? countCap : 0;
  const page = await keysetPage<T>(read, { ...list, after: after ?? null, look });
  const isCounted = !after && (look > 0 || !page.hasNextPage);
  return connectionOf(page, async () => (isCounted ? page.met : keysetCount(read, table, all)));
}
