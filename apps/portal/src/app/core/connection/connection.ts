import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { LiveClient } from '../graphql/live-client';

/** `offline`: the device has no network. `reconnecting`: the server does not answer. */
export type ConnectionState = 'online' | 'reconnecting' | 'offline';

// Subscriptions are sent right after the socket opens: queries that follow them miss nothing in between.
const settle = 300;

/** Whether changes reach this screen now; after every gap everything on the screen is asked for again. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly apollo = inject(Apollo);
  private readonly live = inject(LiveClient);
  private readonly window = inject(DOCUMENT).defaultView as Window & typeof globalThis;
  private readonly gap = signal(false);
  private readonly network = signal(this.window.navigator.onLine);
  private readonly count = signal(0);
  private catchingUp: ReturnType<typeof setTimeout> | undefined;

  readonly state = computed<ConnectionState>(() => {
    if (!this.network()) return 'offline';
    return this.gap() ? 'reconnecting' : 'online';
  });
  /** Grows whenever changes may have been missed, such as after a re-connect: for pages that refresh themselves. */
  readonly reconnects = this.count.asReadonly();

  constructor() {
    const stops = [
      this.live.client.on('closed', (event) => this.closed(event)),
      this.live.client.on('connected', () => this.connected()),
      this.listen('online', () => this.network.set(true)),
      this.listen('offline', () => this.network.set(false)),
    ];
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.catchingUp);
      stops.forEach((stop) => stop());
    });
  }

  /** Changes may have been missed: soon everything on the screen is asked for again, once for all who call. */
  catchUp(): void {
    clearTimeout(this.catchingUp);
    this.catchingUp = setTimeout(() => {
      this.count.update((count) => count + 1);
      void this.refetch();
    }, settle);
  }

  /** 1000 is our own farewell when the last subscription ends; a refused session is the session's matter. */
  private closed(event: unknown): void {
    const code = typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
    if (code !== 1000) this.gap.set(!this.live.refused());
  }

  private connected(): void {
    if (!this.gap()) return;
    this.gap.set(false);
    this.catchUp();
  }

  private async refetch(): Promise<void> {
    const queries = this.apollo.client.refetchQueries({
      include: 'active',
      onQueryUpdated: (query) => query.options.context?.['refetchOnReconnect'] !== false,
    });
    await queries.catch(() => undefined);
  }

  private listen(event: 'online' | 'offline', handler: () => void): () => void {
    this.window.addEventListener(event, handler);
    return () => this.window.removeEventListener(event, handler);
  }
}
