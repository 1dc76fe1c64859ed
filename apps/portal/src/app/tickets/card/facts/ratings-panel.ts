import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { PersonName, RelativeTime, Stars } from '@supportal/ui';
import { Dates } from '../../../core/i18n/dates';
import { injectTexts } from '../../../core/i18n/texts';
import type { CardTicket } from '../ticket-view';

/** The ratings a ticket was given, one per closing. */
@Component({
  selector: 'portal-ratings-panel',
  imports: [PersonName, RelativeTime, Stars],
  template: `
    <h2>{{ text('card.ratings') }}</h2>
    @for (rating of ratings(); track rating.id) {
      <div class="rating">
        <ui-stars readonly [score]="rating.score" [label]="text('card.rating')" [scoreLabel]="scoreLabel()" />
        @if (rating.comment) {
          <p>{{ rating.comment }}</p>
        }
        <footer>
          <ui-person-name [person]="rating.author" [avatar]="false" />,
          <ui-relative-time [at]="rating.createdAt" [format]="instant" />
        </footer>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 14px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius);
      background: var(--mat-sys-surface);
    }
    h2 {
      font: var(--mat-sys-title-small);
    }
    p {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    footer {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingsPanel {
  readonly ratings = input.required<CardTicket['ratings']>();

  private readonly dates = inject(Dates);
  protected readonly text = injectTexts();
  protected readonly instant = (at: string): string => this.dates.instant(at);
  protected readonly scoreLabel = computed(() => {
    const text = this.text;
    return (score: number): string => text('card.score', { score });
  });
}
