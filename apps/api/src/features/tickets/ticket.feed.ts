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

/** So many lost entries of one ticket are told one by one. */
const mostLost = 200;

/** Changes of one ticket and its history. */
export class TicketFeed extends LiveFeed<Viewer, TicketNews> {
  readonly topics;
  /** The newest entry at the beginning: whoever does not know that one asks for all up to it. Null before. */
  private upTo: number | null = null;
  /** Entries told since then: with several nodes an earlier one may be lost while a later one arrives. */
  private readonly later = new Set<number>();

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

  /**
   * The ticket as it is now, with the entries that were lost, or the newest one: whoever knows that has missed nothing.
   * With none when more was lost than is told one by one.
   */
  private async present(viewer: Viewer, { loaders, once, queued }: LiveTurn): Promise<Told> {
    const { ticketId, upTo } = this;
    const signal = { ticketId, entryIds: [] };
    const news = await once(`ticket ${ticketId}`, () => readTicketNews(signal, loaders));
    if (!isSeen(viewer, news)) return this.gone();
    // One more, to see whether the rest reaches back to what was known.
    const last = upTo === null ? 1 : mostLost + 1;
    const page = () => queued(() => this.timelines.page(viewer, ticketId, last, null));
    const { entries } = await once(`newest ${last} entries ${ticketId} ${viewer.isProvider}`, page);
    const newest = entries.slice(-1);
    if (upTo === null) return this.told(viewer, news, { entries: newest, refresh: true });
    if (entries[0] && entries[0].id > upTo) return this.begunAnew(viewer, news, newest);
    const lost = entries.filter(({ id }) => id > upTo && !this.later.has(id));
    return lost.length
      ? this.told(viewer, news, { entries: lost, refresh: false })
      : this.told(viewer, news, { entries: newest, refresh: true });
  }

  private begunAnew(viewer: Viewer, news: TicketNews, newest: TicketChangeType['entries']): Told {
    const told = () => {
      this.upTo = null;
      this.later.clear();
      this.remember(newest);
    };
    return { ...this.told(viewer, news, { entries: [], refresh: true }), told };
  }

  private told(
    viewer: Viewer,
    news: TicketNews,
    { entries, refresh }: Pick<TicketChangeType, 'entries' | 'refresh'>,
  ) {
    const { ticketId, ticket } = news;
    const payload = { ticketId, ticket, entries, refresh } satisfies TicketChangeType;
    const key = `${refresh} ${entries.map(({ id }) => id).join()} ${relationTo(viewer, news)}`;
    return { key: `${ticketId} ${key}`, payload, told: () => this.remember(entries) };
  }

  private remember(entries: TicketChangeType['entries']): void {
    this.upTo ??= entries.at(-1)?.id ?? 0;
    for (const { id } of entries) this.later.add(id);
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
