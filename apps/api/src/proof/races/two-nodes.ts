import { Attachment } from '../../features/attachments/attachment.entity';
import { TicketEvent } from '../../features/tickets/ticket-event.entity';
import { TicketMessage } from '../../features/tickets/ticket-message.entity';
import { TicketRating } from '../../features/tickets/ticket-rating.entity';
import { Ticket } from '../../features/tickets/ticket.entity';
import { TicketTimer } from '../../features/timers/ticket-timer.entity';
import { IdempotencyKey } from '../../platform/database/idempotency-key.entity';
import { OutboxEntry } from '../../platform/events/outbox-entry.entity';
import { ApiClient } from '../../testing/api-client';
import { supportWorld, type Actor, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';

// Races need writers that really run at once: SQLite has one.
process.env['TEST_DATABASE'] = 'mysql';

/** `describe` where there is a MariaDB. */
export const onMariaDb = process.env['TEST_MYSQL_URL'] ? describe : describe.skip;

/** Everything a change can leave behind at a ticket, oldest first. */
export interface TicketTraces {
  readonly ticket: Ticket;
  readonly events: TicketEvent[];
  readonly messages: TicketMessage[];
  readonly files: Attachment[];
  readonly ratings: TicketRating[];
  readonly timers: TicketTimer[];
  readonly outbox: OutboxEntry[];
}

/** Two nodes of the portal on one database, with one time for both. */
export class TwoNodes {
  private constructor(
    readonly nodes: readonly [TestApp, TestApp],
    readonly world: SupportWorld,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<TwoNodes> {
    const settings = { SESSION_HOURS: '8000', ...env };
    const first = await TestApp.open(settings);
    const second = await first.secondNode(settings);
    return new TwoNodes([first, second], await supportWorld(first));
  }

  get read() {
    return this.nodes[0].app.platform.database.read;
  }

  /** The client of a person at a node: sessions are valid on both. */
  at(node: number, { api }: Actor): ApiClient {
    return new ApiClient(this.nodes[node % 2]!.address, api.token);
  }

  setTime(instant: string | Date): void {
    for (const { clock } of this.nodes) clock.set(instant);
  }

  /** Rows of the outbox stay where they are until {@link deliver}. */
  holdOutbox(): void {
    for (const { app } of this.nodes) jest.spyOn(app.outbox, 'nudge').mockImplementation(() => undefined);
  }

  /** Does everything in the outbox, on both nodes at once. */
  async deliver(): Promise<void> {
    await Promise.all(this.nodes.map(({ app }) => app.outbox.sweep()));
  }

  async tracesOf(ticketId: number): Promise<TicketTraces> {
    const of = { ticketId };
    const outbox = await this.read.list(OutboxEntry);
    return {
      ticket: (await this.read.find(Ticket, { id: ticketId }))!,
      events: await this.read.list(TicketEvent, of),
      messages: await this.read.list(TicketMessage, of),
      files: await this.read.list(Attachment, of),
      ratings: await this.read.list(TicketRating, of),
      timers: await this.read.list(TicketTimer, of),
      outbox: outbox.filter(({ payload }) => (payload as { ticketId?: number }).ticketId === ticketId),
    };
  }

  /** How often a key of a client is remembered. */
  async keysNamed(clientKey: string): Promise<number> {
    return (await this.read.list(IdempotencyKey, { clientKey })).length;
  }

  async close(): Promise<void> {
    jest.restoreAllMocks();
    await this.nodes[1].close();
    await this.nodes[0].close();
  }
}
