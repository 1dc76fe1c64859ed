import type { Reader } from '../../database/reader';
import type { Caller } from '../../graphql/context';
import { createLogger } from '../../logger';
import {
  LiveFeed,
  type LiveNews,
  type LivePresence,
  type LiveTopic,
  type LiveTurn,
  type Told,
} from '../live-feed';
import { LiveHub, type LiveReceiver } from '../live-hub';
import type { LiveSignal } from '../signals';

/** Somebody who may see the tickets of `sees`. */
export interface Watcher extends Caller {
  readonly audience: string;
  readonly sees: readonly number[];
}
type Presence = LivePresence<Watcher>;
type Answering = Told | null | Promise<Told | null>;

/** A session as the database has it, and everything it was sent. */
export class Guest {
  readonly sent: string[] = [];
  /** How often the subscription was ended by the hub. */
  ends = 0;
  /** Null when the session is over. */
  present: Presence | null;
  constructor(
    readonly id: number,
    sees: readonly number[],
    audience = 'all',
  ) {
    this.present = presenceOf(id, sees, audience);
  }

  /** Other rights from now on. */
  mayNow(sees: readonly number[]): void {
    this.present = presenceOf(this.id, sees, `of ${sees.join()}`);
  }
}

const presenceOf = (id: number, sees: readonly number[], audience: string): Presence => ({
  session: { id, userId: id, expiresAt: new Date(8e15), mustChangePassword: false },
  viewer: { locale: 'en', audience, sees },
});

/** Tells of tickets the viewer sees, and of everything else by its name. */
export class BenchFeed extends LiveFeed<Watcher, number> {
  readonly topics: readonly LiveTopic[];
  override readonly farewell: Told | null = { key: 'farewell', payload: 'farewell' };
  /** Called before anything is told. */
  onTell: (news: LiveNews<number>, turn: LiveTurn) => void | Promise<void> = () => undefined;

  constructor(userId: number, ...topics: LiveTopic[]) {
    super();
    this.topics = [...topics, `user:${userId}`];
  }

  tell(news: LiveNews<number>, { viewer }: Presence, turn: LiveTurn): Answering {
    const told = (): Told | null => {
      if (news.name !== 'ticket') return { key: news.name, payload: news.name };
      const { ticket } = news;
      return viewer.sees.includes(ticket) ? { key: `${ticket}`, payload: `ticket ${ticket}` } : null;
    };
    const before = this.onTell(news, turn);
    return before ? before.then(told) : told();
  }
}

/** A hub among fakes: signals are published by hand, rights are those of the guests at that moment. */
export class HubBench {
  readonly guests = new Map<number, Guest>();
  /** Called while the news of a ticket are read. */
  onRead: (ticketId: number) => void | Promise<void> = () => undefined;
  /** Called before answers are made. */
  onAnswer: (payload: unknown, guest: Guest) => void | Promise<void> = () => undefined;
  /** How often rights were asked for. */
  asked = 0;
  /** Questions that were answered: question, audience and payload. */
  readonly answered: string[] = [];
  readonly errors: unknown[] = [];
  readonly hub: LiveHub<Watcher, number>;
  private readonly listeners = new Set<(signal: LiveSignal) => void>();

  constructor() {
    const logger = createLogger('silent');
    logger.error = ((...words: unknown[]) => void this.errors.push(words)) as typeof logger.error;
    const listen = (listener: (signal: LiveSignal) => void) => {
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    };
    this.hub = new LiveHub<Watcher, number>({
      pubSub: { publish: (signal) => this.publish(signal), listen, close: () => undefined },
      read: {} as Reader,
      logger,
      renewed: async (known) => this.renewed(known),
      readTicket: async ({ ticketId }) => (await this.onRead(ticketId), ticketId),
    });
  }

  guest(id: number, sees: readonly number[], audience?: string): Guest {
    const guest = new Guest(id, sees, audience);
    this.guests.set(id, guest);
    return guest;
  }

  /** Opens a subscription of this guest; the answer leaves it. */
  open(guest: Guest, feed: BenchFeed, question = 'list'): () => void {
    const receiver: LiveReceiver<Watcher> = {
      question,
      answer: async (payload, { viewer }) => {
        this.answered.push(`${question} ${viewer.audience} ${String(payload)}`);
        await this.onAnswer(payload, guest);
        return Buffer.from(String(payload));
      },
      send: (answer) => void guest.sent.push(answer.toString()),
      end: () => void guest.ends++,
    };
    // Each subscription has its own, as each is an operation of its own.
    return this.hub.open(feed, { ...guest.present! }, receiver);
  }

  publish(signal: LiveSignal): void {
    for (const listener of this.listeners) listener(signal);
  }

  /** Tickets changed. */
  changed(...ticketIds: number[]): void {
    for (const ticketId of ticketIds) this.publish({ name: 'ticket', ticketId, entryIds: [1] });
  }

  get listening(): number {
    return this.listeners.size;
  }

  private renewed(known: Iterable<Presence>): Map<Presence, Presence> {
    this.asked++;
    const renewed = new Map<Presence, Presence>();
    for (const presence of known) {
      const { present } = this.guests.get(presence.session.id)!;
      if (present) renewed.set(presence, present.viewer === presence.viewer ? presence : present);
    }
    return renewed;
  }
}

/** Resolves when the condition holds; everything the hub does but its pauses takes turns of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('It did not come to that within 5 s.');
    await new Promise((turn) => setTimeout(turn, 1));
  }
}
