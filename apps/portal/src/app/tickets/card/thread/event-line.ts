import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RelativeTime, StatusChip } from '@supportal/ui';
import { Dates } from '../../../core/i18n/dates';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import type { Entry } from '../ticket-view';
import { eventIcons, injectEventWords } from './event-words';

/** An event without words of its own as one compact line of the conversation. */
@Component({
  selector: 'portal-event-line',
  imports: [MatIcon, RelativeTime, StatusChip],
  templateUrl: './event-line.html',
  styleUrl: './event-line.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventLine {
  readonly entry = input.required<Entry>();

  private readonly dates = inject(Dates);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly eventWords = injectEventWords();
  protected readonly instant = (at: string): string => this.dates.instant(at);
  protected readonly icon = computed(() =>
    this.entry().actor ? eventIcons[this.entry().kind] : 'automation',
  );
  protected readonly actor = computed(() => this.entry().actor?.fullName ?? this.text('card.automation'));
  /** Taking a ticket is one entry: the status and the new assignee. */
  protected readonly assignee = computed(() => {
    const { kind, newAssignee } = this.entry();
    return kind === 'STATUS_CHANGED' && newAssignee
      ? `${this.words().column.ASSIGNEE}: ${newAssignee.fullName}`
      : '';
  });
  /** What the timer says of its step. */
  protected readonly systemComment = computed(() => {
    const { source, fromStatus, hours } = this.entry();
    if (source !== 'TIMER' || !hours) return '';
    const { infoTimeout, closureTimeout } = this.words().system;
    return (fromStatus === 'AWAITING_INFO' ? infoTimeout : closureTimeout).replace('{hours}', String(hours));
  });
}
