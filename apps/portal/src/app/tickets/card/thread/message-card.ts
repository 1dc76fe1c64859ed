import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import {
  AttachmentList,
  MarkdownView,
  PersonName,
  RelativeTime,
  StatusChip,
  type AttachmentItem,
} from '@supportal/ui';
import { Dates } from '../../../core/i18n/dates';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import { injectAttachmentTexts } from '../../files/file-texts';
import type { Entry } from '../ticket-view';
import { injectEventWords } from './event-words';
import type { Side } from './thread-items';

/** A message of the conversation: who, when, on whose side, what it changed, words and files. */
@Component({
  selector: 'portal-message-card',
  imports: [AttachmentList, MarkdownView, MatIcon, PersonName, RelativeTime, StatusChip],
  templateUrl: './message-card.html',
  styleUrl: './message-card.scss',
  host: {
    role: 'article',
    '[class]': 'side()',
    '[class.note]': 'internal()',
    '[attr.aria-label]': 'summary()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageCard {
  readonly author = input.required<Entry['actor']>();
  readonly at = input.required<string>();
  readonly body = input.required<string>();
  readonly attachments = input.required<readonly AttachmentItem[]>();
  readonly side = input.required<Side>();
  readonly internal = input(false);
  /** The entry when the message also changed something. */
  readonly entry = input<Entry>();

  private readonly dates = inject(Dates);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly attachmentTexts = injectAttachmentTexts();
  private readonly eventWords = injectEventWords();
  protected readonly instant = (at: string): string => this.dates.instant(at);
  protected readonly sideName = computed(() =>
    this.side() === 'automation'
      ? ''
      : this.text(this.side() === 'specialist' ? 'card.specialist' : 'card.customer'),
  );
  protected readonly change = computed(() => {
    const entry = this.entry();
    const plain = !entry || entry.toStatus || entry.kind === 'COMMENTED' || entry.kind === 'NOTE_ADDED';
    return plain ? '' : this.eventWords(entry);
  });
  protected readonly summary = computed(() => {
    const author = this.author()?.fullName ?? this.text('card.automation');
    const kind = this.text(this.internal() ? 'card.note' : 'card.message');
    return `${kind}: ${author}, ${this.instant(this.at())}`;
  });
}
