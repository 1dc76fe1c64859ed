import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../graphql/context';
import { Loaders } from '../graphql/loaders';
import type { Reader } from '../database/reader';
import type { Logger } from '../logger';
import { Answers, type Answer } from './answers';
import { growingPause } from './growing-pause';
import { Latecomers } from './latecomers';
import type { LiveFeed, LiveNews, LivePresence, LiveTurn, Told } from './live-feed';
import { newTurn } from './live-turn';
import { WaitingNews } from './news';
import type { LivePubSub } from './pub-sub';
import type { TicketSignal } from './signals';
import { Topics } from './topics';

/** Whoever subscribed: what they asked and how they are answered. */
export interface LiveReceiver<V extends Caller> {
  /** Document, operation and variables; equal texts are equal questions. */
  readonly question: string;
  /** The answer to the question for this root value, as JSON. */
  answer(payload: unknown, presence: LivePresence<V>, loaders: Loaders): Promise<Buffer>;
  send(answer: Buffer): void;
  /** The subscription has ended from our side. */
  end(): void;
}

/** Somebody with rights; equal audiences are shown the same of the same ticket, unless they have to do with it. */
export interface AudienceMember extends Caller {
  readonly audience: string;
}

interface Needs<V extends AudienceMember, T> {
  readonly pubSub: LivePubSub;
  readonly read: Reader;
  readonly logger: Logger;
  /** Those of the presences that still hold: each the same object, or another with the rights of this moment. */
  readonly renewed: (
    known: Iterable<LivePresence<V>>,
  ) => Promise<ReadonlyMap<LivePresence<V>, LivePresence<V>>>;
  /** What feeds must know of a changed ticket, read once for all of them. */
  readonly readTicket: (signal: TicketSignal, loaders: Loaders) => Promise<T>;
}

interface Subscriber<V extends AudienceMember, T> {
  readonly feed: LiveFeed<V, T>;
  readonly receiver: LiveReceiver<V>;
  presence: LivePresence<V>;
  open: boolean;
}
interface Letter<V extends AudienceMember, T> {
  readonly to: Subscriber<V, T>;
  readonly news: LiveNews<T>;
}
/** Letters by what has become of the rights of whoever they are to. */
interface Checked<L, S> {
  /** To those who have the rights they had. */
  readonly same: L[];
  /** To those who have other rights, which they now carry. */
  readonly current: L[];
  /** Those whose session is over, or may do nothing but change its password. */
  readonly over: S[];
}
type Draft<V extends AudienceMember, T> = Letter<V, T> & { readonly told: Told; readonly answer: Answer };

/** So many frames are written before other work gets its turn. */
const slice = 256;
/** So often an answer is made anew within a turn because rights have changed meanwhile. */
const mostRounds = 5;

/**
 * Tells subscribers what happened, in turns: everything that happened during a turn is told in the next one.
 * A turn reads what changed once, answers equal questions of equal audiences once, and then – after all reading –
 * asks for the rights of all receivers together. So nothing reaches anybody that was committed after they lost the
 * right to it, and a change costs a subscriber little more than writing the frame.
 */
export class LiveHub<V extends AudienceMember, T> {
  private readonly topics = new Topics<Subscriber<V, T>>();
  private readonly waiting = new WaitingNews();
  /** Whoever has to look at the present: new ones, and those who could not be told something. */
  private readonly lookers = new Map<Subscriber<V, T>, 'begin' | 'missed'>();
  private readonly late: Latecomers<Subscriber<V, T>>;
  private running: Promise<void> | null = null;
  /** Turns that failed in a row, such as during an outage of the database. */
  private failedTurns = 0;
  private readonly closing = new AbortController();
  private readonly deaf: () => void;

  constructor(private readonly needs: Needs<V, T>) {
    this.late = new Latecomers(needs.logger, (those) => {
      for (const to of those) this.lookers.set(to, 'missed');
      this.wake();
    });
    this.deaf = needs.pubSub.listen((signal) => {
      this.waiting.add(signal);
      this.wake();
    });
  }

  /** Begins to deliver, first the beginning; the answer stops it at once. */
  open(feed: LiveFeed<V, T>, presence: LivePresence<V>, receiver: LiveReceiver<V>): () => void {
    const subscriber: Subscriber<V, T> = { feed, receiver, presence, open: true };
    for (const topic of feed.topics) this.topics.add(topic, subscriber);
    this.lookers.set(subscriber, 'begin');
    this.wake();
    return () => this.leave(subscriber);
  }

  /** Hears and tells nothing any more. */
  async close(): Promise<void> {
    this.deaf();
    for (const subscriber of this.topics.all()) this.leave(subscriber);
    this.closing.abort();
    await this.running;
  }

  private leave(subscriber: Subscriber<V, T>): void {
    subscriber.open = false;
    this.lookers.delete(subscriber);
    this.late.remove(subscriber);
    for (const topic of subscriber.feed.topics) this.topics.remove(topic, subscriber);
  }

  private wake(): void {
    this.running ??= this.turns().finally(() => {
      this.running = null;
      if (this.isBusy) this.wake();
    });
  }

  private get isBusy(): boolean {
    return this.lookers.size > 0 || !this.waiting.isEmpty;
  }

  private async turns(): Promise<void> {
    // Signals of one moment are one turn.
    await nextTick();
    while (this.isBusy) {
      try {
        await this.turn().finally(() => this.late.endTurn());
        this.failedTurns = 0;
      } catch (error) {
        this.needs.logger.error({ err: error }, 'live news were not delivered; everybody will look anew');
        await this.pause(growingPause(++this.failedTurns));
        if (this.topics.all().size) this.waiting.add({ name: 'missed' });
      }
    }
  }

  /** Ends early when the hub is closed. */
  private async pause(milliseconds: number): Promise<void> {
    const { signal } = this.closing;
    await pause(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);
  }

  private async turn(): Promise<void> {
    const turn = newTurn(this.needs.read);
    const { soon, unsure } = await this.letters(turn);
    // Rights may be other than they were: these are told with what holds now.
    const { same, current, over } = await this.checked(unsure);
    await this.dismiss(over);
    let letters = [...soon, ...same, ...current];
    for (let round = 0; letters.length && round < mostRounds; round++)
      letters = await this.deliver(letters, turn);
    for (const { to } of letters) this.postpone(to, new Error('rights changed each time an answer was made'));
  }

  /** Who hears what; `unsure` are those whose rights may have changed. */
  private async letters(turn: LiveTurn): Promise<{ soon: Letter<V, T>[]; unsure: Letter<V, T>[] }> {
    const lookers = [...this.lookers];
    this.lookers.clear();
    const { tickets, users, changes, missed } = this.waiting.take();
    const soon: Letter<V, T>[] = lookers.map(([to, name]) => ({ to, news: { name } }));
    const unsure: Letter<V, T>[] = [];
    for (const user of users)
      for (const to of this.topics.of(`user:${user.userId}`)) unsure.push({ to, news: { name: 'user' } });
    for (const change of changes)
      for (const to of this.topics.of('administration'))
        soon.push({ to, news: { name: 'administration', change } });
    if (missed) for (const to of this.topics.all()) unsure.push({ to, news: { name: 'missed' } });
    const read = await Promise.all(tickets.map((one) => this.needs.readTicket(one, turn.loaders)));
    tickets.forEach(({ ticketId }, at) => {
      const news = { name: 'ticket', ticket: read[at]! } as const;
      for (const topic of ['tickets', `ticket:${ticketId}`] as const)
        for (const to of this.topics.of(topic)) soon.push({ to, news });
    });
    return { soon, unsure };
  }

  /** Tells everybody whose rights are still those the answer was made with; returns the others. */
  private async deliver(letters: readonly Letter<V, T>[], turn: LiveTurn): Promise<Letter<V, T>[]> {
    const drafts = await this.drafts(letters, turn);
    const { same, current, over } = await this.checked(drafts);
    const dismissed = this.dismiss(over);
    for (let at = 0; at < same.length; at += slice) {
      if (at) await nextTick();
      for (const draft of same.slice(at, at + slice)) this.send(draft);
    }
    await dismissed;
    return current.map(({ to, news }) => ({ to, news }));
  }

  /** What the letters say, in their order. */
  private async drafts(letters: readonly Letter<V, T>[], turn: LiveTurn): Promise<Draft<V, T>[]> {
    const answers = new Answers<V>(turn.loaders);
    const drafts: Draft<V, T>[] = [];
    const slow: Promise<void>[] = [];
    letters.forEach(({ to, news }, at) => {
      if (!to.open || this.late.has(to)) return;
      const write = (told: Told | null) => {
        if (told) drafts[at] = { to, news, told, answer: answers.of(to.receiver, to.presence, told) };
      };
      const told = this.told(to, news, turn);
      if (told instanceof Promise) slow.push(told.then(write, (error: unknown) => this.postpone(to, error)));
      else write(told);
    });
    await Promise.all(slow);
    await answers.ready();
    // Places of those who are told nothing are empty.
    const written = drafts.filter(() => true);
    for (const { to, answer } of written) if (!answer.bytes) this.postpone(to, answer.error);
    return written.filter(({ to }) => !this.late.has(to));
  }

  private told(to: Subscriber<V, T>, news: LiveNews<T>, turn: LiveTurn): ReturnType<LiveFeed<V, T>['tell']> {
    try {
      return to.feed.tell(news, to.presence, turn);
    } catch (error) {
      this.postpone(to, error);
      return null;
    }
  }

  /** What could not be told to one of them must not keep the others waiting. */
  private postpone(to: Subscriber<V, T>, error: unknown): void {
    if (to.open) this.late.add(to, error);
  }

  /** Asks for the rights of everybody these letters are to; nobody is told or left yet. */
  private async checked<L extends Letter<V, T>>(
    letters: readonly L[],
  ): Promise<Checked<L, Subscriber<V, T>>> {
    const readers = new Set(letters.filter(({ to }) => to.open).map(({ to }) => to));
    const renewed = await this.needs.renewed([...readers].map(({ presence }) => presence));
    const over = new Set<Subscriber<V, T>>();
    const changed = new Set<Subscriber<V, T>>();
    for (const to of readers) {
      const now = renewed.get(to.presence);
      if (!now || (now.session.mustChangePassword && !to.feed.beforePasswordChange)) over.add(to);
      else if (now !== to.presence) {
        to.presence = now;
        changed.add(to);
      }
    }
    const still = letters.filter(({ to }) => to.open && !over.has(to));
    return {
      same: still.filter(({ to }) => !changed.has(to)),
      current: still.filter(({ to }) => changed.has(to)),
      over: [...over],
    };
  }

  private send({ to, told, answer }: Draft<V, T>): void {
    if (!to.open || !answer.bytes) return;
    to.receiver.send(answer.bytes);
    told.told?.();
    this.late.wasTold(to);
    if (told.last) this.end(to);
  }

  /** Tells them that their session is over, and leaves them. */
  private async dismiss(over: readonly Subscriber<V, T>[]): Promise<void> {
    await Promise.all(over.map((to) => this.bidFarewell(to).then(() => this.end(to))));
  }

  private async bidFarewell(to: Subscriber<V, T>): Promise<void> {
    const { receiver, presence, feed } = to;
    try {
      const loaders = new Loaders(this.needs.read);
      const bytes = feed.farewell && (await receiver.answer(feed.farewell.payload, presence, loaders));
      if (bytes && to.open) receiver.send(bytes);
    } catch (error) {
      const words = 'the end of a session was not told; its socket is closed all the same';
      this.needs.logger.error({ err: error }, words);
    }
  }

  private end(to: Subscriber<V, T>): void {
    if (!to.open) return;
    this.leave(to);
    to.receiver.end();
  }
}
