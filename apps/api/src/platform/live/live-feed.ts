import type { Loaders } from '../graphql/loaders';
import type { Caller, SignedInSession } from '../graphql/context';
import type { AdministrationSignal } from './signals';

/** A session that is alive, with the rights of that moment. */
export interface LivePresence<V extends Caller> {
  readonly session: SignedInSession;
  readonly viewer: V;
}

/** What a subscription can listen to. */
export type LiveTopic = 'tickets' | 'administration' | `ticket:${number}` | `user:${number}`;

/** What happened, as feeds hear it; `T` is what was read of a ticket, once for all who hear of it. */
export type LiveNews<T> =
  /** The subscription is in force: nothing that happens from now on is lost. */
  | { readonly name: 'begin' }
  /** Something may have been lost. */
  | { readonly name: 'missed' }
  /** Rights, account or sessions of the user it listens to changed. */
  | { readonly name: 'user' }
  | { readonly name: 'ticket'; readonly ticket: T }
  | { readonly name: 'administration'; readonly change: AdministrationSignal };

/** What a subscriber is told. */
export interface Told {
  /** The root value of the answer. */
  readonly payload: unknown;
  /** Equal keys mean equal answers to equal questions, for everybody of one audience; see `audience`. */
  readonly key: string;
  /** Nothing is told after it. */
  readonly last?: boolean;
  /** Called when it was really told: what was made ready may still be dropped. */
  readonly told?: () => void;
}

/** One pass over everything that waits. */
export interface LiveTurn {
  /** What is read during the turn is read once for all subscribers. */
  readonly loaders: Loaders;
  /** What `make` makes, once in this turn for each key. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** What is read by itself and not through the loaders: thousands may want that at once, and a few at a time get it. */
  queued<T>(work: () => Promise<T>): Promise<T>;
}

type MaybePromise<T> = T | Promise<T>;

/** What one subscription listens to and makes of it. The hub delivers; see `LiveHub`. */
export abstract class LiveFeed<V extends Caller = Caller, T = unknown> implements AsyncIterable<never> {
  /** What it listens to. */
  abstract readonly topics: readonly LiveTopic[];
  /** True for what is told before the first password is changed. */
  readonly beforePasswordChange: boolean = false;
  /** The last word when the session has ended; silence when left out. */
  readonly farewell: Told | null = null;

  /** What this viewer is told of it; null when it is none of their business. */
  abstract tell(news: LiveNews<T>, presence: LivePresence<V>, turn: LiveTurn): MaybePromise<Told | null>;

  /** GraphQL takes nothing else for a source of events; nobody iterates, the hub delivers. */
  [Symbol.asyncIterator](): never {
    throw new Error('A live feed is delivered by the hub.');
  }
}
