import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { injectTexts } from '../../../core/i18n/texts';
import { SessionStore } from '../../../core/session/session-store';
import { EventLine } from '../thread/event-line';
import { MessageCard } from '../thread/message-card';
import { sideOf, threadItems } from '../thread/thread-items';
import type { Entry } from '../ticket-view';

/** What others did to the ticket after an entry. */
@Component({
  selector: 'portal-changes-since',
  imports: [EventLine, MessageCard],
  template: `
    @if (news().length) {
      <section [attr.aria-label]="text('card.changesSince')">
        <h3>{{ text('card.changesSince') }}</h3>
        @for (item of news(); track item.entry.id) {
          @if (item.isMessage && item.entry.message; as words) {
            <portal-message-card
              [author]="item.entry.actor"
              [at]="item.entry.at"
              [body]="words.body"
              [attachments]="words.attachments"
              [side]="sideOf(item.entry)"
              [internal]="words.internal"
              [entry]="item.entry"
            />
          } @else {
            <portal-event-line [entry]="item.entry" />
          }
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: 8px;
      max-height: 30vh;
      padding: 10px;
      overflow: auto;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius);
    }
    h3 {
      font: var(--mat-sys-title-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangesSince {
  readonly entries = input.required<readonly Entry[]>();
  /** Id of the last entry that is no news. */
  readonly after = input.required<number>();

  private readonly session = inject(SessionStore);
  protected readonly text = injectTexts();
  protected readonly sideOf = sideOf;
  protected readonly news = computed(() => {
    const me = this.session.viewer()?.id;
    return threadItems(this.entries().filter(({ id, actor }) => id > this.after() && actor?.id !== me));
  });
}
