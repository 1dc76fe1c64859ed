import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ErrorState, Skeleton } from '@supportal/ui';
import { injectQuery } from '../../../core/graphql/inject-query';
import { Dates } from '../../../core/i18n/dates';
import { injectTexts } from '../../../core/i18n/texts';
import { TicketReckoningDocument } from '../ticket-card.generated';
import { reasonKeys } from '../facts/reason-keys';

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** «Как посчитано»: every interval counted and skipped from the start of a wait to its deadline. */
@Component({
  selector: 'portal-reckoning-dialog',
  imports: [ErrorState, MatButton, MatDialogModule, MatIcon, Skeleton],
  templateUrl: './reckoning-dialog.html',
  styleUrl: './reckoning-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReckoningDialog {
  private readonly ticketId = inject<number>(MAT_DIALOG_DATA);
  protected readonly dates = inject(Dates);
  protected readonly text = injectTexts();
  protected readonly query = injectQuery(TicketReckoningDocument, () => ({ id: this.ticketId }), {
    fetchPolicy: 'network-only',
  });
  protected readonly deadline = computed(() => this.query.value()?.ticket.deadline);
  protected readonly rows = computed(() =>
    (this.deadline()?.reckoning ?? []).map((segment) => ({
      ...segment,
      why: [this.text(reasonKeys[segment.reason]), segment.note].filter(Boolean).join(': '),
      length: segment.counted ? this.dates.duration(secondsBetween(segment.from, segment.to)) : '',
    })),
  );
  protected readonly total = computed(() => {
    const counted = (this.deadline()?.reckoning ?? []).filter((segment) => segment.counted);
    return this.dates.duration(counted.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0));
  });
}
