import type { ChangeSource, Locale } from '@supportal/domain';
import type { Reader } from '../database/reader';
import { Loaders } from './loaders';

/** A session as a request presents it. */
export interface SignedInSession {
  readonly id: number;
  readonly userId: number;
  readonly expiresAt: Date;
  readonly mustChangePassword: boolean;
}

/** Sets or removes the session cookie of the answer. */
export interface CookieJar {
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** The instance of a resolver, for what TypeGraphQL calls without one. */
export type ResolverOf = <T>(type: abstract new (...args: never[]) => T) => T;

/** Where a request comes from. */
export interface Origin {
  readonly fallbackLocale: Locale;
  readonly source: Exclude<ChangeSource, 'TIMER'>;
  readonly address: string;
  readonly device: string;
}

/** The little the platform knows of whoever is signed in. */
export interface Caller {
  readonly locale: Locale;
}

/** What a resolver knows of its caller. One per request; on a socket one per operation and answer. */
export class RequestContext<V extends Caller = Caller> {
  loaders: Loaders;
  constructor(
    private readonly read: Reader,
    readonly origin: Origin,
    public session: SignedInSession | null,
    public viewer: V | null,
    readonly resolverOf: ResolverOf,
    readonly cookies: CookieJar | null,
  ) {
    this.loaders = new Loaders(read);
  }

  /** The viewer's language, or what their browser asked for. */
  get locale(): Locale {
    return this.viewer?.locale ?? this.origin.fallbackLocale;
  }

  get source(): Origin['source'] {
    return this.origin.source;
  }

  /** Somebody else's rights, or newer ones, from here on. */
  renew(viewer: V): void {
    this.viewer = viewer;
    this.loaders = new Loaders(this.read);
  }

  /** The same caller at a later moment: with the session and rights of then, sharing what others read. */
  later(session: SignedInSession, viewer: V, loaders: Loaders): RequestContext<V> {
    const context = new RequestContext(
      this.read,
      this.origin,
      session,
      viewer,
      this.resolverOf,
      this.cookies,
    );
    context.loaders = loaders;
    return context;
  }
}
