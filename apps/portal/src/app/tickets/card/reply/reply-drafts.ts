import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../../../core/session/session-store';

/** Unsent replies, kept for as long as the browser tab lives; one per person and ticket. */
@Injectable({ providedIn: 'root' })
export class ReplyDrafts {
  private readonly session = inject(SessionStore);

  /** What was typed and not sent, empty when nothing was. */
  read(ticketId: number): string {
    try {
      return sessionStorage.getItem(this.key(ticketId)) ?? '';
    } catch {
      return '';
    }
  }

  /** Keeps a text; an empty one is forgotten. */
  write(ticketId: number, text: string): void {
    try {
      if (text) sessionStorage.setItem(this.key(ticketId), text);
      else sessionStorage.removeItem(this.key(ticketId));
    } catch {
      // Storage may be full or forbidden: the text then lives as long as the page.
      return;
    }
  }

  private key(ticketId: number): string {
    return `supportal.reply.${this.session.viewer()?.id ?? 0}.${ticketId}`;
  }
}
