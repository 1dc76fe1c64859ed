import type { Viewer } from '../../access/viewer';
import {
  LiveFeed,
  type LiveNews,
  type LivePresence,
  type LiveTurn,
  type Told,
} from '../../platform/live/live-feed';
import { isShared, together, type OwnCounters, type TicketCounters } from './ticket-counters';
import { isSeen, relationTo, wasSeen, type TicketNews } from './ticket-news';

/** Changes of a viewer's counters. */
export class TicketCountersFeed extends LiveFeed<Viewer, TicketNews> {
  readonly topics;
  private last = '';
  /** Null when a change since then may have been about it. */
  private own: OwnCounters | null = null;
  private rights = '';
  private counting = false;

  constructor(
    viewer: Viewer,
    private readonly counters: TicketCounters,
  ) {
    super();
    this.topics = ['tickets', `user:${viewer.id}`] as const;
  }

  tell(
    news: LiveNews<TicketNews>,
    { viewer }: LivePresence<Viewer>,
    turn: LiveTurn,
  ): null | Promise<Told | null> {
    if (news.name === 'ticket' && !isSeen(viewer, news.ticket) && !wasSeen(viewer, news.ticket)) return null;
    if (news.name !== 'ticket' || concerns(viewer, news.ticket)) this.own = null;
    // All that is told at one time is counted once.
    if (this.counting) return null;
    this.counting = true;
    return this.counted(viewer, turn).finally(() => (this.counting = false));
  }

  private async counted(viewer: Viewer, { once, queued }: LiveTurn): Promise<Told | null> {
    // Everything of this time has its word first: whether own tickets are among it.
    await null;
    const rights = `${viewer.id} ${viewer.facts.rightsVersion}`;
    if (rights !== this.rights) this.own = null;
    this.rights = rights;
    const own =
      this.own ?? (await once(`own counters ${rights}`, () => queued(() => this.counters.own(viewer))));
    const whose = isShared(viewer) ? viewer.audience : rights;
    const reach = await once(`counters ${whose}`, () => queued(() => this.counters.reach(viewer)));
    const payload = together(own, reach);
    const key = JSON.stringify(payload);
    if (key === this.last) return this.remember(own);
    const told = () => {
      this.last = key;
      this.remember(own);
    };
    return { key, payload, told };
  }

  private remember(own: OwnCounters): null {
    this.own = own;
    return null;
  }
}

const concerns = (viewer: Viewer, ticket: TicketNews): boolean =>
  relationTo(viewer, ticket) !== '' || ticket.formerAssigneeIds.includes(viewer.id);
