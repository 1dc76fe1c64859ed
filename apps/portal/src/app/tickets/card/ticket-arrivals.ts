import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject, signal } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { injectEventWords } from './thread/event-words';
import type { ThreadEnd } from './thread/thread-end';
import type { Entry } from './ticket-view';

/** What arrives while the card is read: followed by who reads its end, offered to who reads elsewhere, announced to all. */
@Injectable()
export class TicketArrivals {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);
  private readonly text = injectTexts();
  private readonly words = injectEventWords();
  private readonly count = signal(0);
  private known = 0;

  /** How many entries wait below. */
  readonly unseen = this.count.asReadonly();

  /** Entries were added at the end of the conversation. */
  take(entries: readonly Entry[], end: ThreadEnd | undefined): void {
    const me = this.session.viewer()?.id;
    const news = entries.filter(({ id, actor }) => id > this.known && actor?.id !== me);
    this.known = Math.max(this.known, ...entries.map(({ id }) => id));
    for (const entry of news) void this.announcer.announce(this.announcement(entry), 'polite');
    if (end?.visible()) this.follow(end);
    else this.count.update((count) => count + news.length);
  }

  /** Brings the end onto the screen. */
  follow(end: ThreadEnd | undefined): void {
    this.seen();
    end?.follow();
  }

  /** The reader has come to the end. */
  seen(): void {
    this.count.set(0);
  }

  private announcement(entry: Entry): string {
    const name = entry.actor?.fullName ?? this.text('card.automation');
    if (entry.kind === 'COMMENTED') return this.text('card.announceMessage', { name });
    return `${name}: ${this.words(entry)}`;
  }
}
