import type { TicketTab } from '@supportal/domain';
import { belongsToTab, tabsOf } from '../../access/visible-tickets';
import type { Viewer } from '../../access/viewer';
import { LiveFeed, type LiveNews, type LivePresence, type Told } from '../../platform/live/live-feed';
import { isMatching } from './ticket-filter';
import { isSeen, relationTo, seenEntries, wasSeen, type TicketNews } from './ticket-news';
import type { TicketFilter } from './ticket.inputs';
import type { TicketListChangeType } from './ticket.types';

const refresh: Told = {
  key: 'refresh',
  payload: { refresh: true, ticketId: null, ticket: null, matches: false } satisfies TicketListChangeType,
};

/** Changes of the tickets a viewer may see, for one tab and filter. */
export class TicketListFeed extends LiveFeed<Viewer, TicketNews> {
  readonly topics;

  constructor(
    viewer: Viewer,
    private readonly tab: TicketTab,
    private readonly filter: TicketFilter | null,
  ) {
    super();
    this.topics = ['tickets', `user:${viewer.id}`] as const;
  }

  tell(news: LiveNews<TicketNews>, { viewer }: LivePresence<Viewer>): Told | null {
    if (news.name !== 'ticket') return refresh;
    const { ticket } = news;
    if (!isSeen(viewer, ticket)) return wasSeen(viewer, ticket) ? gone(ticket) : null;
    if (!seenEntries(viewer, ticket).length) return null;
    const matches = this.holds(viewer, ticket);
    const payload = { refresh: false, ticketId: ticket.ticketId, ticket: ticket.ticket, matches };
    return { key: `${ticket.ticketId} ${matches} ${relationTo(viewer, ticket)}`, payload };
  }

  private holds(viewer: Viewer, { facts, ticket }: TicketNews): boolean {
    return (
      tabsOf(viewer).includes(this.tab) &&
      belongsToTab(viewer, this.tab, facts!) &&
      isMatching(this.filter, ticket!)
    );
  }
}

const gone = ({ ticketId }: TicketNews): Told => ({
  key: `${ticketId} gone`,
  payload: { refresh: false, ticketId, ticket: null, matches: false } satisfies TicketListChangeType,
});
