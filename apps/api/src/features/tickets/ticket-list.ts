import {
  parseTicketNumber,
  searchKey,
  ticketSortFields,
  type TicketSortField,
  type TicketTab,
} from '@supportal/domain';
import { branchesOfTab, tabsOf, ticketsOfTab } from '../../access/visible-tickets';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { FALSE, isIn, join, raw, sql, sqlTime, TRUE, type Sql } from '../../platform/database/sql';
import { Failure } from '../../platform/graphql/failure';
import type { TicketFilter, TicketSort } from './ticket.inputs';
import { joinedColumns, joinedTables, joinsFor, type Join, type ShownFields } from './ticket-joins';
import { columnsOf, rowsOf, type ListedTicket, type TicketColumn } from './ticket-row';

/** Counting stops here: more than that is “more than 1000”. */
export const countCap = 1001;

const sortColumn: Record<TicketSortField, TicketColumn> = {
  NUMBER: 'id',
  STATUS: 'statusRank',
  PRIORITY: 'priorityRank',
  CREATED: 'createdAt',
  UPDATED: 'updatedAt',
};

/** A page of a tab. */
export interface TicketPage {
  readonly tab: TicketTab;
  readonly filter: TicketFilter | null;
  readonly sort: TicketSort | null;
  readonly first: number;
  readonly after: string | null;
}

/** Lists of tickets, always within what the viewer may see. */
export class TicketList {
  constructor(private readonly read: Reader) {}

  /**
   * The rows of a page, with what is shown of them, and whether there are more. Keyset: no row skipped or repeated
   * while rows arrive. What the rows point to is read along with them.
   */
  async page(
    viewer: Viewer,
    page: TicketPage,
    shown: ShownFields,
  ): Promise<{ tickets: ListedTicket[]; hasNextPage: boolean }> {
    const sort = page.sort ?? { field: 'UPDATED', direction: 'DESC' };
    const { columns, joins, ticketOf } = planOf(shown, sortColumn[sort.field]);
    // First the page, then the joins: joined before, the page may be picked from every row there is.
    const rows = await this.read.tuples(sql`
      SELECT ${listed(columns)}${joinedColumns(joins)} FROM (${this.rowsOf(viewer, page, sort, columns)}) t
      ${joinedTables(joins)} ORDER BY ${orderOf(sort, 't.')}`);
    const hasNextPage = rows.length > page.first;
    if (hasNextPage) rows.pop();
    return { tickets: rows.map(ticketOf), hasNextPage };
  }

  /** The first rows of each branch, and of all these the first: an OR over the branches would have no index. */
  private rowsOf(viewer: Viewer, page: TicketPage, sort: TicketSort, columns: Iterable<TicketColumn>): Sql {
    expectTab(viewer, page.tab);
    // A number we made, in the text: MySQL takes no other parameter for LIMIT than an integer.
    const first = raw(`ORDER BY ${orderOf(sort, '').text} LIMIT ${page.first + 1}`);
    const rest = [matching(page.filter ?? {}), behind(page.after, sort)];
    const branches = branchesOfTab(viewer, page.tab).map(
      (branch) =>
        sql`SELECT ${listed(columns)} FROM ticket t WHERE ${join([branch, ...rest], ' AND ', FALSE)} ${first}`,
    );
    if (branches.length === 1) return branches[0]!;
    const pages = branches.map((branch, nth) => sql`SELECT * FROM (${branch}) ${raw(`b${nth}`)}`);
    return pages.slice(1).reduce((all, one) => sql`${all} UNION ${one}`, pages[0]!);
  }

  /** How many tickets a tab and filter hold, at most {@link countCap}. */
  async count(viewer: Viewer, tab: TicketTab, filter: TicketFilter | null): Promise<number> {
    const where = this.condition(viewer, tab, filter);
    const [row] = await this.read.rows<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM ticket t WHERE ${where} LIMIT ${countCap}) c`,
    );
    return Number(row!.n);
  }

  private condition(viewer: Viewer, tab: TicketTab, filter: TicketFilter | null): Sql {
    expectTab(viewer, tab);
    return join([ticketsOfTab(viewer, tab), matching(filter ?? {})], ' AND ', FALSE);
  }
}

/** What a page reads of each ticket. */
interface Plan {
  readonly columns: readonly TicketColumn[];
  readonly joins: readonly Join[];
  readonly ticketOf: (tuple: readonly unknown[]) => ListedTicket;
}

const plans = new WeakMap<ShownFields, Map<TicketColumn, Plan>>();

/** Made once for each document, as long as its selection lives, and order. */
function planOf(shown: ShownFields, order: TicketColumn): Plan {
  let byOrder = plans.get(shown);
  if (!byOrder) plans.set(shown, (byOrder = new Map<TicketColumn, Plan>()));
  let plan = byOrder.get(order);
  if (!plan) {
    const columns = [...columnsOf(shown.ticket).add(order)];
    const joins = joinsFor(shown);
    byOrder.set(order, (plan = { columns, joins, ticketOf: rowsOf(columns, joins) }));
  }
  return plan;
}

function expectTab(viewer: Viewer, tab: TicketTab): void {
  if (!tabsOf(viewer).includes(tab)) throw new Failure('FORBIDDEN', 'forbidden');
}

const listed = (columns: Iterable<TicketColumn>): Sql =>
  raw([...columns].map((column) => `t.${column}`).join(', '));

/** The cursor of a row: its sort value and id. */
export function cursorOf(ticket: ListedTicket, sort: TicketSort | null): string {
  const key = ticket[sortColumn[sort?.field ?? 'UPDATED']];
  return Buffer.from(JSON.stringify([sort?.field ?? 'UPDATED', key, ticket.id])).toString('base64url');
}

function matching({ statuses, types, priorities, text }: TicketFilter): Sql {
  const conditions = [
    ...(statuses ? [isIn('t.status', statuses)] : []),
    ...(types ? [isIn('t.type', types)] : []),
    ...(priorities ? [isIn('t.priority', priorities)] : []),
    ...(text?.trim() ? [containing(text)] : []),
  ];
  return join(conditions, ' AND ', TRUE);
}

function containing(text: string): Sql {
  const pattern = `%${searchKey(text).replace(/[!%_]/g, '!$&')}%`;
  const like = sql`t.searchText LIKE ${pattern} ESCAPE '!'`;
  const id = parseTicketNumber(text);
  return id === null ? like : join([like, sql`t.id = ${id}`], ' OR ', FALSE);
}

function orderOf({ field, direction }: TicketSort, table: 't.' | ''): Sql {
  const by = direction === 'ASC' ? 'ASC' : 'DESC';
  return raw(
    field === 'NUMBER' ? `${table}id ${by}` : `${table}${sortColumn[field]} ${by}, ${table}id ${by}`,
  );
}

// The expanded form: MariaDB does not use an index for (a, id) < (?, ?).
function behind(after: string | null, sort: TicketSort): Sql {
  if (after === null) return TRUE;
  const [field, value, id] = decode(after);
  if (field !== sort.field) throw new Failure('BAD_USER_INPUT', 'badCursor');
  const than = raw(sort.direction === 'ASC' ? '>' : '<');
  if (sort.field === 'NUMBER') return sql`t.id ${than} ${id}`;
  const column = raw(`t.${sortColumn[sort.field]}`);
  const key = typeof value === 'string' ? sqlTime(new Date(value)) : value;
  return sql`${column} ${than}= ${key} AND (${column} ${than} ${key} OR t.id ${than} ${id})`;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function decode(cursor: string): [TicketSortField, number | string, number] {
  try {
    const [field, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      TicketSortField,
      unknown,
      unknown,
    ];
    const isTime = field === 'CREATED' || field === 'UPDATED';
    const fits = isTime
      ? typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value))
      : Number.isInteger(value);
    if (ticketSortFields.includes(field) && fits && Number.isInteger(id))
      return [field, value as number | string, id as number];
  } catch {
    // Not a cursor of ours; the answer is the same as for one that does not fit.
  }
  throw new Failure('BAD_USER_INPUT', 'badCursor');
}
