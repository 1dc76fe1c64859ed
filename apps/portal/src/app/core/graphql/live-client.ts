import { DestroyRef, DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { createClient, type Client } from 'graphql-ws';
import { AccessEvents } from './access-events';

const keepAlive = 10_000;
const pongWithin = 5_000;
/** Close codes that mean "not with this session": trying again with the same cookie is useless. */
const accessCloses = [4401, 4403];

/** The WebSocket of subscriptions: opened by the first of them, re-opened as long as any is left. */
@Injectable({ providedIn: 'root' })
export class LiveClient {
  private readonly access = inject(AccessEvents);
  private readonly window = inject(DOCUMENT).defaultView as Window & typeof globalThis;
  private readonly version = signal(0);
  /** Grows when subscriptions have to be made anew, because another session began. */
  readonly epoch = this.version.asReadonly();
  private readonly turnedAway = signal(false);
  /** True from the moment the server refused the session until {@link restart}. */
  readonly refused = this.turnedAway.asReadonly();
  readonly client: Client = this.connect();

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.client.dispose());
  }

  /** Closes the socket and makes every subscription anew: the cookie is read when a socket opens. */
  restart(): void {
    this.turnedAway.set(false);
    this.client.terminate();
    this.version.update((version) => version + 1);
  }

  private connect(): Client {
    const { protocol, host } = this.window.location;
    const client = createClient({
      url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`,
      lazy: true,
      keepAlive,
      retryAttempts: Infinity,
      retryWait: (retries) => this.backOff(retries),
      shouldRetry: (reason) => !isAccessClose(reason),
    });
    this.dropWhenSilent(client);
    client.on('closed', (event) => {
      if (!isAccessClose(event)) return;
      this.turnedAway.set(true);
      this.access.unauthenticated.next();
    });
    return client;
  }

  /** A connection that died without a word answers no ping: end it, so that it is opened again. */
  private dropWhenSilent(client: Client): void {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    client.on('ping', (received) => {
      if (received) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => client.terminate(), pongWithin);
    });
    client.on('pong', (received) => received && clearTimeout(waiting));
    client.on('closed', () => clearTimeout(waiting));
  }

  /** 0.3 s doubling to 5 s, shortened by up to a half at random; the network coming back ends the wait at once. */
  private backOff(retries: number): Promise<void> {
    const longest = Math.min(5_000, 300 * 2 ** retries);
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.window.removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, longest * (0.5 + Math.random() / 2));
      this.window.addEventListener('online', done);
    });
  }
}

function isAccessClose(reason: unknown): boolean {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'code' in reason &&
    accessCloses.includes(reason.code as number)
  );
}
