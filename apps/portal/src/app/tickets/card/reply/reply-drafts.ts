import { Injectable, inject } from '@angular/core';
import { draftPrefix } from '../../../core/session/drafts';
import { SessionStore } from '../../../core/session/session-store';

/** What was typed and not sent. */
export interface ReplyDraft {
  readonly text: string;
  /** It was meant as an internal note: it must never come back as a public answer. */
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
      const kept = sessionStorage.getItem(this.key(ticketId));
      return kept ? { ...nothing, ...(JSON.parse(kept) as Partial<ReplyDraft>) } : nothing;
    } catch {
      return nothing;
    }
  }

  /** Keeps a draft; an empty one is forgotten. */
  write(ticketId: number, draft: ReplyDraft): void {
    try {
      if (draft.text) sessionStorage.setItem(this.key(ticketId), JSON.stringify(draft));
      else sessionStorage.removeItem(this.key(ticketId));
    } catch {
      // Storage may be full or forbidden: the text then lives as long as the page.
      return;
    }
  }

  private key(ticketId: number): string {
    return `${draftPrefix}${this.session.viewer()?.id ?? 0}.${ticketId}`;
  }
}
