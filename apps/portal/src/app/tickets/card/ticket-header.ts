import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconAnchor, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import type { UrlTree } from '@angular/router';
import type { TicketStatus } from '@supportal/domain';
import { PriorityMark, StatusChip, TypeIcon } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import type { CardTicket } from './ticket-view';

/** What a ticket is, and the steps that are open to this viewer now. */
@Component({
  selector: 'portal-ticket-header',
  imports: [
    MatButton,
    MatIcon,
    MatIconAnchor,
    MatIconButton,
    MatMenuModule,
    MatTooltip,
    PriorityMark,
    RouterLink,
    StatusChip,
    TypeIcon,
  ],
  templateUrl: './ticket-header.html',
  styleUrl: './ticket-header.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketHeader {
  readonly ticket = input.required<CardTicket>();
  readonly back = input.required<UrlTree>();
  readonly busy = input(false);
  readonly take = output();
  readonly move = output<TicketStatus>();
  readonly reopen = output();

  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly document = inject(DOCUMENT);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly mayTake = computed(() => this.ticket().abilities.includes('TAKE'));
  protected readonly mayReopen = computed(() => this.ticket().abilities.includes('REOPEN'));
  /** Reopening has a button of its own. */
  protected readonly steps = computed(() => this.ticket().transitions.filter(({ to }) => to !== 'REOPENED'));

  protected choose(to: TicketStatus): void {
    // The menu gives the focus back first: a dialog then returns it to the button, not to an item that is gone.
    setTimeout(() => this.move.emit(to));
  }

  protected copyLink(): void {
    const { origin } = this.document.location;
    this.clipboard.copy(`${origin}/tickets/card/${this.ticket().id}`);
    this.notices.done(this.text('card.linkCopied'));
  }
}
