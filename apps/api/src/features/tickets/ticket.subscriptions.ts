import type { TicketTab } from '@supportal/domain';
import { Arg, Authorized, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { tabsOf } from '../../access/visible-tickets';
import { Failure, notFound } from '../../platform/graphql/failure';
import { TicketTabEnum } from './ticket.enums';
import type { TicketCounters } from './ticket-counters';
import { TicketCountersFeed } from './ticket-counters.feed';
import { TicketListFeed } from './ticket-list.feed';
import type { TicketSight } from './ticket-sight.service';
import type { TicketTimeline } from './ticket-timeline';
import { TicketFeed } from './ticket.feed';
import { TicketFilter } from './ticket.inputs';
import { TicketChangeType, TicketCountersType, TicketListChangeType } from './ticket.types';

interface Asked {
  readonly args: Record<string, unknown>;
  readonly context: SignedIn;
}

/** What the subscriptions of tickets read. */
export interface TicketLiveSources {
  readonly sight: TicketSight;
  readonly counters: TicketCounters;
  readonly timelines: TicketTimeline;
}

/** Live changes. What is told, and to whom, the feeds decide; the hub delivers. */
@Resolver()
export class TicketSubscriptions {
  constructor(private readonly sources: TicketLiveSources) {}

  @Authorized<Guard>()
  @Subscription(() => TicketListChangeType, {
    description:
      'Changes of tickets the viewer may see, and of those that leave their sight. Begins with a `refresh`.',
    subscribe: (data) => resolverOf(data).listFeed(data as unknown as Asked),
  })
  ticketListChanged(
    @Root() change: TicketListChangeType,
    @Arg('tab', () => TicketTabEnum, { description: 'Which tab.' }) _tab: TicketTab,
    @Arg('filter', () => TicketFilter, { nullable: true, description: 'Which tickets; all when left out.' })
    _filter: TicketFilter | null,
  ): TicketListChangeType {
    return change;
  }

  @Authorized<Guard>()
  @Subscription(() => TicketChangeType, {
    description:
      'Changes of one ticket and its history. Begins with a `refresh`: the ticket as it is now. Ends when it is gone.',
    subscribe: (data) => resolverOf(data).ticketFeed(data as unknown as Asked),
  })
  ticketChanged(
    @Root() change: TicketChangeType,
    @Arg('id', () => Int, { description: 'The ticket.' }) _id: number,
  ): TicketChangeType {
    return change;
  }

  @Authorized<Guard>()
  @Subscription(() => TicketCountersType, {
    description: "Changes of the viewer's counters. Begins with the counters as they are now.",
    subscribe: (data) => resolverOf(data).countersFeed(data as unknown as Asked),
  })
  ticketCountersChanged(@Root() counters: TicketCountersType): TicketCountersType {
    return counters;
  }

  listFeed({ args, context: { viewer } }: Asked): TicketListFeed {
    const tab = args['tab'] as TicketTab;
    if (!tabsOf(viewer).includes(tab)) throw new Failure('FORBIDDEN', 'forbidden');
    return new TicketListFeed(viewer, tab, (args['filter'] as TicketFilter | undefined) ?? null);
  }

  async ticketFeed({ args, context: { viewer } }: Asked): Promise<TicketFeed> {
    const id = args['id'] as number;
    if (!(await this.sources.sight.find(viewer, id))) throw notFound('ticketNotFound');
    return new TicketFeed(viewer, id, this.sources.timelines);
  }

  countersFeed({ context: { viewer } }: Asked): TicketCountersFeed {
    return new TicketCountersFeed(viewer, this.sources.counters);
  }
}

// TypeGraphQL calls `subscribe` without the resolver's instance.
const resolverOf = (data: unknown) => (data as Asked).context.resolverOf(TicketSubscriptions);
