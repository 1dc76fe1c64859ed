import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Dates } from '../../../core/i18n/dates';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import { injectNow } from '../../shared/now';
import type { CardTicket } from '../ticket-view';
import { reasonKeys } from './reason-keys';

const refreshAfter = 5 * 60_000;

/** When a wait ends by itself, how much working time is left, and whether it runs now. */
@Component({
  selector: 'portal-deadline-panel',
  imports: [MatButton, MatIcon],
  templateUrl: './deadline-panel.html',
  styleUrl: './deadline-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeadlinePanel {
  readonly deadline = input.required<NonNullable<CardTicket['deadline']>>();
  readonly mayExtend = input(false);
  readonly reckoning = output();
  readonly extend = output();
  /** What the panel knows is old: working time may have begun or stopped to run since. */
  readonly outdated = output();

  protected readonly dates = inject(Dates);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  private readonly now = injectNow();
  /** By the clock of this device, which may differ from the server's. */
  private readonly receivedAt = linkedSignal({ source: this.deadline, computation: () => Date.now() });
  private readonly passed = computed(() => Math.max(0, this.now() - this.receivedAt()));
  protected readonly remaining = computed(() => {
    const { remainingSeconds, running } = this.deadline();
    return Math.max(0, remainingSeconds - (running ? this.passed() / 1000 : 0));
  });
  protected readonly state = computed(() => {
    const { running, pausedReason, resumesAt } = this.deadline();
    if (running) return this.text('card.clockRuns');
    const why = pausedReason ? this.text(reasonKeys[pausedReason]) : '';
    return this.text('card.clockStands', { why, at: this.dates.instant(resumesAt) });
  });

  constructor() {
    effect(() => {
      const { resumesAt, asOf } = this.deadline();
      const untilResumed = resumesAt ? Date.parse(resumesAt) - Date.parse(asOf) : Infinity;
      if (this.passed() >= Math.min(refreshAfter, untilResumed)) untracked(() => this.outdated.emit());
    });
  }
}
