import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { injectTexts } from '../../core/i18n/texts';
import type { CardTicket } from './ticket-view';

/** Asks the customer the one thing the ticket waits for: is it solved, or how was it. */
@Component({
  selector: 'portal-question-banner',
  imports: [MatButton, MatIcon],
  templateUrl: './question-banner.html',
  styleUrl: './question-banner.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuestionBanner {
  readonly ticket = input.required<CardTicket>();
  readonly busy = input(false);
  readonly confirm = output();
  readonly disagree = output();
  readonly rate = output();

  protected readonly text = injectTexts();
  /** Only who may close without words is asked whether the solution is right. */
  protected readonly asksConfirmation = computed(() => {
    const { status, transitions } = this.ticket();
    return (
      status === 'AWAITING_CLOSURE' &&
      transitions.some(({ to, commentRequired }) => to === 'CLOSED' && !commentRequired)
    );
  });
  protected readonly mayDisagree = computed(() =>
    this.ticket().transitions.some(({ to }) => to === 'IN_PROGRESS'),
  );
  protected readonly asksRating = computed(() => this.ticket().abilities.includes('RATE'));
}
