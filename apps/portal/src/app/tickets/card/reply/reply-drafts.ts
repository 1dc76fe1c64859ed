import { Injectable, inject } from '@angular/core';
import { replyDraftPrefix } from '../../../core/session/kept-drafts';
import { SessionStore } from '../../../core/session/session-store';

/** What was typed and not sent, and whom it was meant for. */
export interface ReplyDraft {
  readonly text: string;
  /** Meant for specialists only. */
  readonly internal: boolean;
}

const nothing: ReplyDraft = { text: '', internal: false };

/** Unsent replies, kept for as long as the browser tab lives; one per person and ticket. */
@Injectable({ providedIn: 'root' })
export class ReplyDrafts {
  private readonly session = inject(SessionStore);

  /** What was typed and not sent, empty when nothing was. */
  read(ticketId: number): ReplyDraft {
    try {
      const { text, internal } = JSON.parse(
        sessionStorage.getItem(this.key(ticketId)) ?? 'null',
      ) as ReplyDraft;
      return { text: String(text), internal: internal !== false };
    } catch {
      return nothing;
    }
  }

  /** Keeps a draft; one without text is forgotten. */
  write(ticketId: number, draft: ReplyDraft): void {
    try {
      if (draft.text) sessionStorage.setItem(this.key(ticketId), JSON.stringify(draft));
      else sessionStorage.removeItem(this.key(ticketId));
    } catch {
      // Storage may be full or forbidden: the text then lives as long as the page.
      return;
    }
  }

  /** Keeps words written elsewhere after what is kept already. */
  append(ticketId: number, words: string): void {
    const { text, internal } = this.read(ticketId);
    this.write(ticketId, { text: text ? `${text}\n\n${words}` : words, internal });
  }

  private key(ticketId: number): string {
    return `${replyDraftPrefix}${this.session.viewer()?.id ?? 0}.${ticketId}`;
  }
}
