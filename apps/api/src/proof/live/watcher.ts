import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { sessionCookie } from '../../platform/http/request-origin';
import { ApiClient } from '../../testing/api-client';

/** A row as lists show it. */
export interface Row {
  readonly id: number;
  readonly version: number;
  readonly subject: string;
  readonly status: string;
  readonly priority: string;
  readonly assignee: { readonly id: number } | null;
}
interface ListChange {
  readonly refresh: boolean;
  readonly ticketId: number | null;
  readonly ticket: Row | null;
  readonly matches: boolean;
}
interface CardChange {
  readonly refresh: boolean;
  readonly ticket: Row | null;
  readonly entries: readonly { readonly id: number }[];
}
interface Card {
  readonly row: Row;
  readonly entries: readonly number[];
}
/** What a watcher looks at. */
export interface Sight {
  readonly tab: string;
  readonly filter: object | null;
  readonly cardId: number;
}

const row = 'id version subject status priority assignee { id }';
const entry = 'id message { body }';
const list = `query ($tab: TicketTab!, $filter: TicketFilter) {
  tickets(tab: $tab, filter: $filter, first: 100) { edges { node { ${row} } } } }`;
const listChanged = `subscription ($tab: TicketTab!, $filter: TicketFilter) {
  ticketListChanged(tab: $tab, filter: $filter) { refresh ticketId matches ticket { ${row} } } }`;
const card = `query ($id: Int!) { ticket(id: $id) { ${row} timeline(last: 200) { entries { ${entry} } } } }`;
const cardChanged = `subscription ($id: Int!) {
  ticketChanged(id: $id) { refresh ticket { ${row} } entries { ${entry} } } }`;
const counted = 'mine all group unassigned byStatus { status count }';
const counters = `{ ticketCounters { ${counted} } }`;
const countersChanged = `subscription { ticketCountersChanged { ${counted} } }`;

/**
 * Somebody with a list, a card and counters on the screen, kept up to date by the rules of docs/api.md alone: begin to
 * listen, query when told to `refresh`, apply what is told. The socket goes through a proxy that loses it.
 */
export class Watcher {
  /** Every frame that came, in order. */
  readonly frames: string[] = [];
  private readonly socket: Client;
  private readonly direct: ApiClient;
  private rows = new Map<number, Row>();
  private card: Card | null = null;
  private cardGone = false;
  private counters: unknown = null;
  /** What is told while a query is under way is applied to its answer. */
  private heldList: ListChange[] | null = null;
  private heldCard: CardChange[] | null = null;
  private closed = false;

  constructor(
    readonly name: string,
    proxied: string,
    direct: string,
    token: string,
    private readonly sight: Sight,
  ) {
    this.direct = new ApiClient(direct, token);
    this.socket = createClient({
      url: `${proxied.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string | string[]) {
          super(url, protocols, { headers: { cookie: `${sessionCookie}=${token}` } });
        }
      },
      retryAttempts: Infinity,
      shouldRetry: () => !this.closed,
      retryWait: () => pause(20 + Math.random() * 60),
      on: {
        message: (message) => void (message.type === 'next' && this.frames.push(JSON.stringify(message))),
      },
    });
    this.follow<{ ticketListChanged: ListChange }>(
      listChanged,
      { tab: sight.tab, filter: sight.filter },
      ({ ticketListChanged }) => this.listTold(ticketListChanged),
      () => (this.rows = new Map()),
    );
    this.follow<{ ticketChanged: CardChange }>(
      cardChanged,
      { id: sight.cardId },
      ({ ticketChanged }) => this.cardTold(ticketChanged),
      // Taken away while the socket was lost: to listen again is refused.
      () => (this.cardGone = true),
    );
    this.follow<{ ticketCountersChanged: unknown }>(countersChanged, {}, ({ ticketCountersChanged }) => {
      this.counters = ticketCountersChanged;
    });
  }

  /** What differs between the screen and fresh queries now; null when nothing does. */
  async difference(): Promise<object | null> {
    const { tab, filter, cardId } = this.sight;
    const fresh = await this.direct.ask<{ tickets: { edges: { node: Row }[] } }>(list, { tab, filter });
    const rows = fresh.data?.tickets?.edges.map(({ node }) => node) ?? [];
    const shown = [...this.rows.values()];
    const counts = await this.direct.ask<{ ticketCounters: unknown }>(counters);
    const answer = await this.direct.ask<{ ticket: (Row & Timeline) | null }>(card, { id: cardId });
    const freshCard = answer.data?.ticket ? cardOf(answer.data.ticket) : null;
    const pairs = [
      [sorted(shown), sorted(rows)],
      [this.counters, counts.data?.ticketCounters],
      // A card that was taken away stays so until it is opened again.
      [this.cardGone ? null : this.card, this.cardGone ? null : freshCard],
    ];
    const differing = pairs.find(([screen, now]) => JSON.stringify(screen) !== JSON.stringify(now));
    return differing
      ? { name: this.name, sight: this.sight, screen: differing[0], fresh: differing[1] }
      : null;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.socket.dispose();
  }

  private follow<T>(
    query: string,
    variables: Record<string, unknown>,
    told: (data: T) => void,
    refused: () => void = () => undefined,
  ): void {
    this.socket.subscribe<T>(
      { query, variables },
      {
        // A refusal is an answer with errors; a broken socket is tried again by the client.
        next: ({ data, errors }) => (errors ? refused() : told(data as T)),
        error: refused,
        complete: () => undefined,
      },
    );
  }

  private listTold(change: ListChange): void {
    if (change.refresh) void this.refreshList();
    else if (this.heldList) this.heldList.push(change);
    else this.applyToList(change);
  }

  private async refreshList(): Promise<void> {
    const held: ListChange[] = [];
    this.heldList = held;
    const { tab, filter } = this.sight;
    const { data } = await this.direct.ask<{ tickets: { edges: { node: Row }[] } }>(list, { tab, filter });
    // A newer refresh has taken over: it began to hold later, and asks again.
    if (this.heldList !== held) return;
    this.rows = new Map(data?.tickets?.edges.map(({ node }) => [node.id, node]) ?? []);
    this.heldList = null;
    for (const change of held) this.applyToList(change);
  }

  private applyToList({ ticketId, ticket, matches }: ListChange): void {
    const known = this.rows.get(ticketId!);
    if (ticket && known && known.version > ticket.version) return;
    if (ticket && matches) this.rows.set(ticket.id, ticket);
    else this.rows.delete(ticketId!);
  }

  private cardTold(change: CardChange): void {
    if (!change.ticket) this.cardGone = true;
    else if (change.refresh) void this.refreshCard();
    else if (this.heldCard) this.heldCard.push(change);
    else this.applyToCard(change);
  }

  private async refreshCard(): Promise<void> {
    const held: CardChange[] = [];
    this.heldCard = held;
    const { data } = await this.direct.ask<{ ticket: (Row & Timeline) | null }>(card, {
      id: this.sight.cardId,
    });
    if (this.heldCard !== held) return;
    this.card = data?.ticket ? cardOf(data.ticket) : null;
    this.heldCard = null;
    for (const change of held) this.applyToCard(change);
  }

  private applyToCard({ ticket, entries }: CardChange): void {
    if (!this.card || !ticket) return;
    const ids = new Set([...this.card.entries, ...entries.map(({ id }) => id)]);
    const newer = this.card.row.version > ticket.version ? this.card.row : rowOf(ticket);
    this.card = { row: newer, entries: [...ids].sort((a, b) => a - b) };
  }
}

interface Timeline {
  readonly timeline: { readonly entries: readonly { readonly id: number }[] };
}
const rowOf = ({ id, version, subject, status, priority, assignee }: Row): Row => ({
  id,
  version,
  subject,
  status,
  priority,
  assignee,
});
const cardOf = (ticket: Row & Timeline): Card => ({
  row: rowOf(ticket),
  entries: ticket.timeline.entries.map(({ id }) => id),
});
const sorted = (rows: readonly Row[]): Row[] => rows.map(rowOf).sort((a, b) => a.id - b.id);
