import { Repeater } from '@graphql-yoga/subscription';
import type { TicketTab } from '@supportal/domain';
import { Arg, Authorized, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import { tabsOf } from '../../access/visible-tickets';
import type { Viewer } from '../../access/viewer';
import type { SignedIn } from '../../access/context';
import { Failure, notFound } from '../../platform/graphql/failure';
import { eachEvent, type Silent } from '../../platform/live/events';
import type { LiveGate } from '../../platform/live/live-gate';
import type { LiveChannels, LivePubSub } from '../../platform/live/pub-sub';
import { TicketTabEnum } from './ticket.enums';
import { TicketFilter } from './ticket.inputs';
import type { TicketList } from './ticket-list';
import type { TicketLists } from './ticket-lists.resolver';
import type { TicketTimeline } from './ticket-timeline';
import type { TicketSight } from './ticket-sight.service';
import { TicketChangeType, TicketCountersType, TicketListChangeType } from './ticket.types';

interface Data {
  args: Record<string, unknown>;
  context: SignedIn;
}
type TicketSignal = LiveChannels['tickets'][0];

/** What the subscriptions of tickets read. */
export interface TicketLiveSources {
  readonly sight: TicketSight;
  readonly pubSub: LivePubSub;
  readonly gate: LiveGate<Viewer>;
  readonly list: TicketList;
  readonly lists: TicketLists;
  readonly timelines: TicketTimeline;
}

/**
 * Live changes. Events carry ids only; what is sent is read at delivery, with the receiver's rights of that moment.
 * The payload is made before the field is resolved, so that an event the receiver must not know of sends no frame.
 */
@Resolver()
export class TicketSubscriptions {
  constructor(private readonly sources: TicketLiveSources) {}

  @Authorized<Guard>()
  @Subscription(() => TicketListChangeType, {
    description: 'Changes of tickets the viewer may see, and of those that leave their sight.',
    subscribe: (data) => sourceOf(data).listChanges(data as unknown as Data),
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
      'Changes of one ticket and its history. Begins with the ticket as it is now, then tells each change.',
    subscribe: (data) => sourceOf(data).ticketChanges(data as unknown as Data),
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
    subscribe: (data) => sourceOf(data).counterChanges(data as unknown as Data),
  })
  ticketCountersChanged(@Root() counters: TicketCountersType): TicketCountersType {
    return counters;
  }

  async listChanges({ args, context }: Data): Promise<AsyncIterable<TicketListChangeType>> {
    const tab = args['tab'] as TicketTab;
    const filter = (args['filter'] as TicketFilter | undefined) ?? null;
    if (!tabsOf(context.viewer).includes(tab)) throw new Failure('FORBIDDEN', 'forbidden');
    const { gate, pubSub } = this.sources;
    const known = new Set<number>();
    return gate.pass(context, pubSub.subscribe('tickets'), (signal) =>
      this.listChange(context, tab, filter, signal, known),
    );
  }

  private async listChange(
    { viewer }: SignedIn,
    tab: TicketTab,
    filter: TicketFilter | null,
    { ticketId, entryIds, formerAssigneeId }: TicketSignal,
    known: Set<number>,
  ): Promise<TicketListChangeType | Silent> {
    const { sight, list, timelines } = this.sources;
    const ticket = await sight.find(viewer, ticketId);
    // Only somebody who was told of the ticket before, or had it, may learn that it is gone.
    const knew = known.delete(ticketId) || formerAssigneeId === viewer.id;
    if (!ticket) return knew ? { ticketId, ticket: null, matches: false } : null;
    const seen = await timelines.seen(viewer, ticketId, entryIds);
    if (!seen.length) return null;
    known.add(ticketId);
    return { ticketId, ticket, matches: await list.holds(viewer, tab, filter, ticketId) };
  }

  async ticketChanges({ args, context }: Data): Promise<AsyncIterable<TicketChangeType>> {
    const { sight, gate, pubSub } = this.sources;
    const ticketId = args['id'] as number;
    if (!(await sight.find(context.viewer, ticketId))) throw notFound('ticketNotFound');
    const signals = Repeater.merge([
      [{ ticketId, entryIds: [] }],
      pubSub.subscribe('ticket', ticketId),
      eachEvent(pubSub.subscribe('user', context.viewer.id), async () => ({ ticketId, entryIds: [] })),
    ]) as AsyncIterable<TicketSignal>;
    return gate.pass(context, signals, async (signal, end) => {
      const change = await this.ticketChange(context, signal);
      // Nothing later is the business of a viewer who lost the ticket.
      if (change && !change.ticket) end();
      return change;
    });
  }

  private async ticketChange(
    { viewer }: SignedIn,
    { ticketId, entryIds }: TicketSignal,
  ): Promise<TicketChangeType | Silent> {
    const ticket = await this.sources.sight.find(viewer, ticketId);
    if (!ticket) return { ticketId, ticket: null, entries: [] };
    const entries = await this.sources.timelines.seen(viewer, ticketId, entryIds);
    return entryIds.length && !entries.length ? null : { ticketId, ticket, entries };
  }

  async counterChanges({ context }: Data): Promise<AsyncIterable<TicketCountersType>> {
    const { gate, pubSub, lists } = this.sources;
    const signals = Repeater.merge([
      [null],
      pubSub.subscribe('tickets'),
      pubSub.subscribe('user', context.viewer.id),
    ]);
    let last = '';
    return gate.pass(context, signals as AsyncIterable<unknown>, async () => {
      const counters = await lists.counters(context.viewer);
      const text = JSON.stringify(counters);
      if (text === last) return null;
      last = text;
      return counters;
    });
  }
}

// TypeGraphQL calls `subscribe` without the resolver's instance.
const sourceOf = (data: unknown) => (data as Data).context.resolverOf(TicketSubscriptions);
