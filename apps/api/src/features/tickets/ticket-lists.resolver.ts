import { limits, type TicketTab } from '@supportal/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { TicketTabEnum } from './ticket.enums';
import { TicketFilter, TicketSort } from './ticket.inputs';
import { selectedFields } from '../../platform/graphql/selection';
import type { TicketCounters } from './ticket-counters';
import type { ShownFields } from './ticket-joins';
import { cursorOf, type TicketList } from './ticket-list';
import { expectBetween } from './ticket.resolver';
import { TicketConnectionType, TicketCountersType } from './ticket.types';

/** The tabs and their counters. */
@Resolver(() => TicketConnectionType)
export class TicketLists {
  constructor(
    private readonly list: TicketList,
    private readonly counters: TicketCounters,
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
    return this.counters.of(viewer);
  }
}

const shownIn = (info: GraphQLResolveInfo): ShownFields => ({
  ticket: selectedFields(info, 'edges.node'),
  person: new Set([
    ...selectedFields(info, 'edges.node.author'),
    ...selectedFields(info, 'edges.node.assignee'),
  ]),
});
