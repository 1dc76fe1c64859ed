import type { ApiClient, LiveFeed } from '../../testing/api-client';

interface Change {
  readonly ticketChanged: {
    readonly refresh: boolean;
    readonly ticket: { readonly id: number; readonly version: number } | null;
    readonly entries: readonly { readonly id: number }[];
  };
}
const changed = `subscription ($id: Int!) { ticketChanged(id: $id) { refresh ticket { id version } entries { id } } }`;
const asked = `query ($id: Int!) { ticket(id: $id) { version timeline(last: 100) { entries { id } } } }`;

/** A card kept by the words of the schema alone: asked anew only when the newest entry of a `refresh` is not known. */
export class CardReader {
  readonly entries = new Set<number>();
  version = 0;
  private constructor(
    private readonly api: ApiClient,
    private readonly id: number,
    private readonly feed: LiveFeed<Change>,
  ) {}

  static async open(api: ApiClient, id: number): Promise<CardReader> {
    const reader = new CardReader(api, id, api.subscribe<Change>(changed, { id }));
    await reader.take();
    return reader;
  }

  /** Takes the next frame in; resolves to whether it was a refresh. */
  async take(): Promise<boolean> {
    const { refresh, ticket, entries } = (await this.feed.next()).ticketChanged;
    this.version = Math.max(this.version, ticket?.version ?? 0);
    if (!refresh) entries.forEach(({ id }) => this.entries.add(id));
    else if (entries.some(({ id }) => !this.entries.has(id))) await this.ask();
    return refresh;
  }

  /** Entries of the history as a query gives them now. */
  async fresh(): Promise<{ version: number; entries: number[] }> {
    const { ticket } = await this.api.run<{
      ticket: { version: number; timeline: { entries: { id: number }[] } };
    }>(asked, { id: this.id });
    return { version: ticket.version, entries: ticket.timeline.entries.map(({ id }) => id) };
  }

  get shown(): { version: number; entries: number[] } {
    return { version: this.version, entries: [...this.entries].sort((a, b) => a - b) };
  }

  stop(): void {
    this.feed.stop();
  }

  private async ask(): Promise<void> {
    const { version, entries } = await this.fresh();
    this.version = Math.max(this.version, version);
    entries.forEach((id) => this.entries.add(id));
  }
}
