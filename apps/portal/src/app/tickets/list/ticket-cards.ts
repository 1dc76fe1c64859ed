import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PriorityMark, Skeleton, StatusChip, TypeIcon } from '@supportal/ui';
import { Dates } from '../../core/i18n/dates';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { TicketRowFragment } from '../ticket.fragments.generated';
import { RowKeys } from './row-keys';

/** Tickets as cards, for narrow screens; what to say when there are none is projected. */
@Component({
  selector: 'portal-ticket-cards',
  imports: [PriorityMark, RouterLink, Skeleton, StatusChip, TypeIcon],
  hostDirectives: [RowKeys],
  templateUrl: './ticket-cards.html',
  styleUrls: ['./ticket-cards.scss', './row-marks.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketCards {
  protected readonly words = inject(DomainWords).words;
  protected readonly dates = inject(Dates);
  protected readonly text = injectTexts();
  protected readonly skeletonCards = [0, 1, 2, 3, 4];

  readonly label = input.required<string>();
  /** Undefined until the first answer. */
  readonly rows = input.required<readonly TicketRowFragment[] | undefined>();
  /** Rows that changed a moment ago. */
  readonly glowing = input.required<ReadonlySet<number>>();
  /** Rows that no longer belong to the list. */
  readonly left = input.required<ReadonlySet<number>>();
  /** Shows what only the provider's people see. */
  readonly forProvider = input(false);
}
