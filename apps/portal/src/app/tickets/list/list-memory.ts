import { Injectable, computed, inject, signal } from '@angular/core';
import type { TicketTab } from '@supportal/domain';
import { SessionStore } from '../../core/session/session-store';
import { tabPath, writeListQuery } from './list-address';
import type { ListQuery } from './list-query';

/** How far a list was scrolled: its own region and the window. */
export interface ListPlace {
  readonly region: number;
  readonly window: number;
}

interface Remembered {
  readonly viewerId: number | undefined;
  readonly last: TicketTab | null;
  readonly queries: Readonly<Partial<Record<TicketTab, ListQuery>>>;
  readonly places: ReadonlyMap<string, ListPlace>;
}

/** Where the reader was in the lists of tickets, so that a way back leads there; lives as long as the portal is open. */
@Injectable({ providedIn: 'root' })
export class ListMemory {
  private readonly session = inject(SessionStore);
  private readonly stored = signal<Remembered | null>(null);
  private readonly viewerId = computed(() => this.session.viewer()?.id);
  // What one person looked for is not shown to the next one.
  private readonly own = computed<Remembered>(() => {
    const stored = this.stored();
    const viewerId = this.viewerId();
    return stored?.viewerId === viewerId && stored
      ? stored
      : { viewerId, last: null, queries: {}, places: new Map() };
  });

  /** Path and parameters of the list that was read last, null when none was. */
  readonly lastList = computed(() => {
    const { last } = this.own();
    return last && { path: tabPath(last), queryParams: this.paramsOf(last) };
  });

  /** Parameters a link to a tab has, so that its filter comes back. */
  paramsOf(tab: TicketTab): Record<string, string | null> {
    const query = this.own().queries[tab];
    return query ? { ...writeListQuery(query) } : {};
  }

  /** A list is being read. */
  keepQuery(tab: TicketTab, query: ListQuery): void {
    this.stored.set({ ...this.own(), last: tab, queries: { ...this.own().queries, [tab]: query } });
  }

  /** A list is being left. */
  keepPlace(url: string, place: ListPlace): void {
    this.stored.set({ ...this.own(), places: new Map(this.own().places).set(url, place) });
  }

  /** How far the list at an address was scrolled. */
  placeOf(url: string): ListPlace | undefined {
    return this.own().places.get(url);
  }
}
