import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import { type TicketStatus, limits, message } from '@supportal/domain';
import { StatusChip } from '@supportal/ui';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { PortalError } from '../../../core/graphql/portal-error';
import { DomainWords } from '../../../core/i18n/domain-words';
import { Language } from '../../../core/i18n/language';
import { injectTexts, type TextKey } from '../../../core/i18n/texts';
import { MessageEditor } from '../../files/message-editor';
import { Uploads } from '../../files/uploads';
import { RetryKey } from '../../shared/new-key';
import { ChangeTicketStatusDocument } from '../ticket-card.generated';
import { type CardTicket, type TicketView, newestEntryId } from '../ticket-view';
import { ChangesSince } from './changes-since';

/** What the dialog is opened for. */
export interface StatusChange {
  readonly view: TicketView;
  /** The step that is chosen first. */
  readonly to: TicketStatus;
  /** A comment to start with. */
  readonly comment?: string;
}

interface Seen {
  readonly status: TicketStatus;
  readonly transitions: CardTicket['transitions'];
  readonly seenEntryId: number | null;
}

const commentLabels: Partial<Record<TicketStatus, TextKey>> = {
  AWAITING_INFO: 'card.commentFor.AWAITING_INFO',
  AWAITING_CLOSURE: 'card.commentFor.AWAITING_CLOSURE',
  REOPENED: 'card.commentFor.REOPENED',
  CLOSED: 'card.commentFor.CLOSED',
};

/**
 * «Сменить статус»: one step with its comment and files. When the ticket moved meanwhile it shows what changed and
 * by whom, offers the steps that are open now and keeps the text. Closes with true when the step was made.
 */
@Component({
  selector: 'portal-status-dialog',
  imports: [
    ChangesSince,
    MatButton,
    MatDialogModule,
    MatRadioModule,
    MessageEditor,
    ReactiveFormsModule,
    StatusChip,
  ],
  providers: [Uploads],
  templateUrl: './status-dialog.html',
  styleUrl: './status-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusDialog {
  private readonly opened = inject<StatusChange>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<StatusDialog, boolean>>(MatDialogRef);
  private readonly language = inject(Language);
  private readonly retry = new RetryKey();
  protected readonly uploads = inject(Uploads);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly view = this.opened.view;
  protected readonly change = injectMutation(ChangeTicketStatusDocument);
  protected readonly comment = new FormControl(this.opened.comment ?? '', {
    nonNullable: true,
    validators: Validators.maxLength(limits.comment),
  });

  /** The newest entry when the dialog opened: what came later is news. */
  protected readonly sinceEntryId = newestEntryId(this.view.entries());
  /** What the person has seen of the ticket: at the opening, then after each conflict. */
  protected readonly seen = signal<Seen>(this.look());
  protected readonly to = signal<TicketStatus | null>(this.opened.to);
  protected readonly problem = signal('');
  /** The server refused because the ticket changed meanwhile. */
  protected readonly conflict = signal(false);
  protected readonly step = computed(() => this.seen().transitions.find(({ to }) => to === this.to()));
  protected readonly title = computed(() =>
    this.text(this.to() === 'REOPENED' ? 'card.reopenTitle' : 'card.changeStatus'),
  );
  protected readonly commentLabel = computed(() => {
    const to = this.to();
    return this.text((this.step()?.commentRequired && to && commentLabels[to]) || 'card.comment');
  });

  /** True when something is typed or attached and not sent. */
  hasUnsent(): boolean {
    return !!this.comment.value.trim() || this.uploads.rows().length > 0;
  }

  protected async send(): Promise<void> {
    const step = this.step();
    if (!step || this.change.pending()) return;
    this.problem.set('');
    if (this.uploads.busy()) return this.problem.set(this.text('files.busy'));
    if (this.uploads.failed()) return this.problem.set(this.text('files.failed'));
    if (step.commentRequired && !this.comment.value.trim()) return this.demandComment();
    if (this.comment.invalid) return this.comment.markAsTouched();
    await this.run(step.to);
  }

  private async run(to: TicketStatus): Promise<void> {
    const { status, seenEntryId } = this.seen();
    const content = {
      id: this.view.ticket().id,
      from: status,
      to,
      comment: this.comment.value,
      attachmentIds: this.uploads.ids(),
      seenEntryId,
    };
    try {
      await this.change.run({ input: { ...content, key: this.retry.for(content) } });
      this.dialog.close(true);
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const words = applyServerErrors(this.comment.parent ?? new FormControl(), error);
    const { code, fields } = error as PortalError;
    if (fields['comment']) this.refuseComment(fields['comment']);
    else this.problem.set(words ?? '');
    const moved = code === 'CONFLICT' || code === 'FORBIDDEN' || code === 'NOT_FOUND';
    if (!moved) return;
    await this.view.refresh();
    this.seen.set(this.look());
    this.conflict.set(code === 'CONFLICT');
    const left = this.seen().transitions;
    // One step left is shown, not chosen: it must be ready to be sent.
    if (!this.step()) this.to.set((left.length === 1 && left[0]?.to) || null);
  }

  private demandComment(): void {
    this.refuseComment(message(this.language.current(), 'commentRequired'));
  }

  private refuseComment(words: string): void {
    this.comment.setErrors({ server: words });
    this.comment.markAsTouched();
  }

  private look(): Seen {
    const { status, transitions } = this.view.ticket();
    return { status, transitions, seenEntryId: newestEntryId(this.view.entries()) };
  }
}
