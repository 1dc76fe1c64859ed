import { limits, openStatuses, ticketStatuses, type TicketStatus, type TicketTab } from '@supportal/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import { tabsOf, ticketsOfTab } from '../../access/visible-tickets';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import type { SignedIn } from '../../access/context';
import { TicketTabEnum } from './ticket.enums';
import { TicketFilter, TicketSort } from './ticket.inputs';
import { selectedFields } from '../../platform/graphql/selection';
import type { ShownFields } from './ticket-joins';
import { cursorOf, type TicketList } from './ticket-list';
import { expectBetween } from './ticket.resolver';
import { TicketConnectionType, TicketCountersType, type StatusCountType } from './ticket.types';

const open = { statuses: [...openStatuses] };

/** The tabs and their counters. */
@Resolver(() => TicketConnectionType)
export class TicketLists {
  constructor(
    private readonly read: Reader,
    private readonly list: TicketList,
  ) {}

  @Authorized<Guard>()
  @Query(() => TicketConnectionType, {
    description: 'A page of a tab. FORBIDDEN for a tab the viewer does not have.',
  })
  async tickets(
    @Arg('tab', () => TicketTabEnum, { description: 'Which tab.' }) tab: TicketTab,
    @Arg('filter', () => TicketFilter, { nullable: true, description: 'Which tickets; all when left out.' })
    filter: TicketFilter | null,
    @Arg('sort', () => TicketSort, { nullable: true, description: 'UPDATED, DESC when left out.' })
    sort: TicketSort | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row before the page.' })
    after: string | null,
    @Ctx() { viewer }: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TicketConnectionType> {
    expectBetween('first', first, 1, limits.pageSize);
    const chosen = { tab, filter: filter ?? null, sort: sort ?? null };
    const asked = { ...chosen, first, after: after ?? null };
    const { tickets, hasNextPage } = await this.list.page(viewer, asked, shownIn(info));
    // Cursors are made when they are read.
    const edges = tickets.map((node) => ({
      node,
      get cursor() {
        return cursorOf(node, chosen.sort);
      },
    }));
    return {
      edges,
      pageInfo: {
        hasNextPage,
        get endCursor() {
          return edges.at(-1)?.cursor ?? null;
        },
      },
      count: () => this.list.count(viewer, tab, chosen.filter),
    };
  }

  @FieldResolver(() => Int, { description: 'At most 1001 are counted, which means “more than 1000”.' })
  totalCount(@Root() connection: TicketConnectionType): Promise<number> {
    return connection.count();
  }

  @Authorized<Guard>()
  @Query(() => TicketCountersType, { description: 'How many tickets are open.' })
  ticketCounters(@Ctx() { viewer }: SignedIn): Promise<TicketCountersType> {
    return this.counters(viewer);
  }

  /** The counters of a viewer as of now. */
  async counters(viewer: Viewer): Promise<TicketCountersType> {
    const tabs = tabsOf(viewer);
    const has = (tab: TicketTab) => (tabs.includes(tab) ? this.list.count(viewer, tab, open) : null);
    const queue = () => this.list.count(viewer, 'ALL', { statuses: ['NEW'] });
    return {
      mine: (await has('MINE')) ?? 0,
      all: await has('ALL'),
      group: await has('GROUP'),
      unassigned: viewer.isProvider && tabs.includes('ALL') ? await queue() : null,
      byStatus: await this.byStatus(viewer, tabs.includes('ALL') ? 'ALL' : 'MINE'),
    };
  }

  private async byStatus(viewer: Viewer, tab: TicketTab): Promise<StatusCountType[]> {
    const rows = await this.read.rows<{ status: TicketStatus; n: number }>(sql`
      SELECT t.status, COUNT(*) AS n FROM ticket t
      WHERE ${ticketsOfTab(viewer, tab)} AND ${isIn('t.status', ticketStatuses)} GROUP BY t.status`);
    return ticketStatuses.map((status) => ({
      status,
      count: Number(rows.find((row) => row.status === status)?.n ?? 0),
    }));
  }
}

const shownIn = (info: GraphQLResolveInfo): ShownFields => ({
  ticket: selectedFields(info, 'edges.node'),
  person: new Set([
    ...selectedFields(info, 'edges.node.author'),
    ...selectedFields(info, 'edges.node.assignee'),
  ]),
});
