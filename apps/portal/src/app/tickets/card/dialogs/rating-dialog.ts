import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { Stars } from '@supportal/ui';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectTexts } from '../../../core/i18n/texts';
import { RateTicketDocument } from '../ticket-card.generated';
import type { TicketView } from '../ticket-view';

/** What the rating dialog is opened with. */
export interface RatingRequest {
  readonly view: TicketView;
  readonly score?: number;
}

/** How the dialog ended: a low rating can ask for the ticket to be reopened, with its words. */
export interface RatingAnswer {
  readonly reopen: boolean;
  readonly comment: string;
}

const lowScore = 2;

/** Asks for 1 to 5 stars and a word; closing it without an answer is fine. */
@Component({
  selector: 'portal-rating-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInputModule, ReactiveFormsModule, Stars],
  templateUrl: './rating-dialog.html',
  styleUrl: './rating-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingDialog {
  private readonly opened = inject<RatingRequest>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<RatingDialog, RatingAnswer>>(MatDialogRef);
  protected readonly text = injectTexts();
  protected readonly rate = injectMutation(RateTicketDocument);
  protected readonly score = signal<number | null>(this.opened.score ?? null);
  protected readonly comment = new FormControl('', {
    nonNullable: true,
    validators: Validators.maxLength(limits.comment),
  });
  protected readonly problem = signal('');
  protected readonly low = computed(() => (this.score() ?? lowScore + 1) <= lowScore);
  protected readonly mayReopen = computed(() => this.opened.view.ticket().abilities.includes('REOPEN'));
  protected readonly scoreLabel = computed(() => {
    const text = this.text;
    return (score: number): string => text('card.score', { score });
  });

  /** True when something is typed and not sent. */
  hasUnsent(): boolean {
    return !!this.comment.value.trim();
  }

  /** Sends the rating; `reopen` also asks for the ticket to be reopened. */
  protected async send(reopen: boolean): Promise<void> {
    const score = this.score();
    if (score === null || this.rate.pending()) return;
    this.problem.set('');
    const comment = this.comment.value.trim();
    try {
      await this.rate.run({ input: { id: this.opened.view.ticket().id, score, comment: comment || null } });
      this.dialog.close({ reopen, comment });
    } catch (error) {
      this.problem.set(applyServerErrors(this.comment, error) ?? '');
      await this.opened.view.refresh();
    }
  }
}
