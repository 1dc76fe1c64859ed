import { limits, type TicketTab } from '@supportal/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { expectBetween } from '../../platform/graphql/page-size';
import type { PageInfoType } from '../../platform/graphql/page-info';
import { TicketTabEnum } from './ticket.enums';
import { TicketFilter, TicketSort } from './ticket.inputs';
import { oncePerDocument, selectedFields } from '../../platform/graphql/selection';
import type { TicketCounters } from './ticket-counters';
import type { ShownFields } from './ticket-joins';
import { cursorOf, type TicketList } from './ticket-list';
import type { ListedTicket } from './ticket-row';
import { TicketConnectionType, TicketCountersType, type TicketEdgeType } from './ticket.types';

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
    const edges = tickets.map((node) => new Edge(node, chosen.sort));
    return {
      edges,
      pageInfo: new Page(edges, hasNextPage),
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

/** Its cursor is made when it is read. */
class Edge implements TicketEdgeType {
  constructor(
    readonly node: ListedTicket,
    private readonly sort: TicketSort | null,
  ) {}

  get cursor(): string {
    return cursorOf(this.node, this.sort);
  }
}

class Page implements PageInfoType {
  constructor(
    private readonly edges: readonly Edge[],
    readonly hasNextPage: boolean,
  ) {}

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

const shownIn = oncePerDocument((info): ShownFields => ({
  ticket: selectedFields(info, 'edges.node'),
  person: new Set([
    ...selectedFields(info, 'edges.node.author'),
    ...selectedFields(info, 'edges.node.assignee'),
  ]),
}));
