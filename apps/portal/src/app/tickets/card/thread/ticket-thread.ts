import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { injectTexts } from '../../../core/i18n/texts';
import type { CardTicket, Entry } from '../ticket-view';
import { EventLine } from './event-line';
import { MessageCard } from './message-card';
import { sideOf, threadItems } from './thread-items';

/** The conversation: the description, then messages and events in one thread, oldest first. */
@Component({
  selector: 'portal-ticket-thread',
  imports: [EventLine, MatButton, MatIcon, MessageCard],
  templateUrl: './ticket-thread.html',
  styleUrl: './ticket-thread.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketThread {
  readonly ticket = input.required<CardTicket>();
  readonly entries = input.required<readonly Entry[]>();
  readonly hasEarlier = input(false);
  readonly loadingEarlier = input(false);
  readonly earlier = output();

  protected readonly text = injectTexts();
  protected readonly items = computed(() => threadItems(this.entries()));
  protected readonly sideOf = sideOf;
  protected readonly authorSide = computed(() => sideOf({ actor: this.ticket().author }));
}
