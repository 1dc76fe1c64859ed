import type { Leavable } from '../../../core/navigation/unsent-pages';
import { Injectable, inject } from '@angular/core';
import { MatDialog, type MatDialogConfig } from '@angular/material/dialog';
import type { TicketStatus } from '@supportal/domain';
import { firstValueFrom } from 'rxjs';
import type { TicketView } from '../ticket-view';
import { AssignDialog } from './assign-dialog';
import { ExtendDialog } from './extend-dialog';
import { RatingDialog, type RatingAnswer } from './rating-dialog';
import { ReckoningDialog } from './reckoning-dialog';
import { StatusDialog, type StatusChange } from './status-dialog';

const wide: MatDialogConfig = { width: '680px', maxWidth: 'calc(100vw - 24px)', maxHeight: '92dvh' };
const narrow: MatDialogConfig = { ...wide, width: '480px' };

/** Escape or a click beside the dialog must not throw away what was typed; its own buttons may. */
function keepsWords(result: unknown, _config: unknown, open: unknown): boolean {
  return result !== undefined || !(open as Partial<Leavable> | null)?.hasUnsent?.();
}

/** Opens the dialogs of the card; each keeps the focus inside and gives it back. */
@Injectable({ providedIn: 'root' })
export class TicketDialogs {
  private readonly dialog = inject(MatDialog);

  /** Makes a step; true when it was made. */
  async changeStatus(view: TicketView, to: TicketStatus, comment?: string): Promise<boolean> {
    const data: StatusChange = { view, to, comment };
    const dialog = this.dialog.open<StatusDialog, StatusChange, boolean>(StatusDialog, {
      ...wide,
      data,
      autoFocus: 'textarea',
      closePredicate: keepsWords,
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  /** Asks for a rating; undefined when the person did not want to give one. */
  rate(view: TicketView, score?: number): Promise<RatingAnswer | undefined> {
    const dialog = this.dialog.open<RatingDialog, unknown, RatingAnswer>(RatingDialog, {
      ...narrow,
      data: { view, score },
      closePredicate: keepsWords,
    });
    return firstValueFrom(dialog.afterClosed());
  }

  /** Gives the ticket to somebody. */
  assign(view: TicketView): void {
    this.dialog.open(AssignDialog, { ...narrow, data: view });
  }

  /** Gives a wait more time. */
  extend(view: TicketView): void {
    this.dialog.open(ExtendDialog, { ...narrow, data: view, closePredicate: keepsWords });
  }

  /** Shows how a deadline was reckoned. */
  reckoning(ticketId: number): void {
    this.dialog.open(ReckoningDialog, { ...wide, data: ticketId });
  }
}
