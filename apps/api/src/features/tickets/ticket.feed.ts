import type { Viewer } from '../../access/viewer';
import {
  LiveFeed,
  type LiveNews,
  type LivePresence,
  type LiveTurn,
  type Told,
} from '../../platform/live/live-feed';
import { isSeen, readTicketNews, relationTo, seenEntries, type TicketNews } from './ticket-news';
import type { TicketTimeline } from './ticket-timeline';
import type { TicketChangeType } from './ticket.types';

/** Changes of one ticket and its history. */
export class TicketFeed extends LiveFeed<Viewer, TicketNews> {
  readonly topics;

  constructor(
    viewer: Viewer,
    private readonly ticketId: number,
    private readonly timelines: TicketTimeline,
  ) {
    super();
    this.topics = [`ticket:${ticketId}`, `user:${viewer.id}`] as const;
  }

  tell(
    news: LiveNews<TicketNews>,
    { viewer }: LivePresence<Viewer>,
    turn: LiveTurn,
  ): Told | null | Promise<Told> {
    if (news.name !== 'ticket') return this.present(viewer, turn);
    if (!isSeen(viewer, news.ticket)) return this.gone();
    const entries = seenEntries(viewer, news.ticket);
    return entries.length ? this.told(viewer, news.ticket, { entries: [...entries], refresh: false }) : null;
  }

  /** The ticket as it is now, with the newest entry of its history: whoever knows that one has missed nothing. */
  private async present(viewer: Viewer, { loaders, once }: LiveTurn): Promise<Told> {
    const { ticketId } = this;
    const signal = { ticketId, entryIds: [] };
    const news = await once(`ticket ${ticketId}`, () => readTicketNews(signal, loaders));
    if (!isSeen(viewer, news)) return this.gone();
    const newest = () => this.timelines.page(viewer, ticketId, 1, null);
    const { entries } = await once(`newest entry ${ticketId} ${viewer.isProvider}`, newest);
    return this.told(viewer, news, { entries, refresh: true });
  }

  private told(
    viewer: Viewer,
    news: TicketNews,
    { entries, refresh }: Pick<TicketChangeType, 'entries' | 'refresh'>,
  ) {
    const { ticketId, ticket } = news;
    const payload = { ticketId, ticket, entries, refresh } satisfies TicketChangeType;
    const key = `${refresh} ${entries.map(({ id }) => id).join()} ${relationTo(viewer, news)}`;
    return { key: `${ticketId} ${key}`, payload };
  }

  /** Nothing later is the business of a viewer who lost the ticket. */
  private gone(): Told {
    const payload = {
      ticketId: this.ticketId,
      ticket: null,
      entries: [],
      refresh: false,
    } satisfies TicketChangeType;
    return { key: `${this.ticketId} gone`, payload, last: true };
  }
}
