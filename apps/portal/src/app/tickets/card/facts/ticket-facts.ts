import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { type TicketPriority, type TicketType, ticketPriorities, ticketTypes } from '@supportal/domain';
import { PersonName, PriorityMark, RelativeTime, TypeIcon } from '@supportal/ui';
import { Dates } from '../../../core/i18n/dates';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import type { CardTicket } from '../ticket-view';

/** A correction of what the customer chose. */
export interface Correction {
  readonly type?: TicketType;
  readonly priority?: TicketPriority;
}

/** Everything about a ticket that is no conversation, with the menus that correct it. */
@Component({
  selector: 'portal-ticket-facts',
  imports: [MatIcon, MatIconButton, MatMenuModule, PersonName, PriorityMark, RelativeTime, TypeIcon],
  templateUrl: './ticket-facts.html',
  styleUrl: './ticket-facts.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketFacts {
  readonly ticket = input.required<CardTicket>();
  readonly assign = output();
  readonly correct = output<Correction>();

  private readonly dates = inject(Dates);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly types = ticketTypes;
  protected readonly priorities = ticketPriorities;
  protected readonly instant = (at: string): string => this.dates.instant(at);
  protected readonly mayAssign = computed(() => this.ticket().abilities.includes('ASSIGN'));
  protected readonly mayCorrect = computed(() => this.ticket().abilities.includes('CORRECT'));
  protected readonly instants = computed(() => {
    const { createdAt, updatedAt, firstResponseAt, closedAt } = this.ticket();
    const { CREATED, UPDATED } = this.words().column;
    const rows: [string, string | null][] = [
      [CREATED, createdAt],
      [UPDATED, updatedAt],
      [this.text('card.firstResponse'), firstResponseAt],
      [this.text('card.closedAt'), closedAt],
    ];
    return rows.flatMap(([label, at]) => (at ? [{ label, at }] : []));
  });
}
