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
  private own: OwnCounters | null = null;

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
    if (news.name === 'ticket') {
      const { ticket } = news;
      if (!isSeen(viewer, ticket) && !wasSeen(viewer, ticket)) return null;
      if (this.own && !relationTo(viewer, ticket) && !ticket.formerAssigneeIds.includes(viewer.id))
        return this.counted(viewer, turn, this.own);
    }
    return turn
      .once(`own counters ${viewer.id}`, () => this.counters.own(viewer))
      .then((own) => this.counted(viewer, turn, own));
  }

  private async counted(viewer: Viewer, { once }: LiveTurn, own: OwnCounters): Promise<Told | null> {
    const whose = isShared(viewer) ? viewer.audience : `of ${viewer.id}`;
    const payload = together(own, await once(`counters ${whose}`, () => this.counters.reach(viewer)));
    const key = JSON.stringify(payload);
    if (key === this.last) return null;
    const told = () => {
      this.last = key;
      this.own = own;
    };
    return { key, payload, told };
  }
}
