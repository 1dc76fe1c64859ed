import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { ConfirmDialog, type Confirmation } from '@supportal/ui';
import { firstValueFrom } from 'rxjs';
import { injectTexts, type TextKey } from '../i18n/texts';

/** A page that may hold typed text which is not sent yet. */
export interface Leavable {
  /** True when leaving would lose something. */
  hasUnsent(): boolean;
  /** How it asks before it is left; in general words when absent. */
  readonly leaving?: { readonly title: TextKey; readonly text: TextKey };
}

/** The open pages that may hold unsent text, for whoever is about to leave the portal. */
@Injectable({ providedIn: 'root' })
export class UnsentPages {
  private readonly dialog = inject(MatDialog);
  private readonly text = injectTexts();
  private readonly pages = new Set<Leavable>();

  /** Watches a page; the returned function ends that. */
  add(page: Leavable): () => void {
    this.pages.add(page);
    return () => this.pages.delete(page);
  }

  /** True when nothing would be lost, or the person agrees to lose it. */
  async mayLeave(): Promise<boolean> {
    if (![...this.pages].some((page) => page.hasUnsent())) return true;
    const data: Confirmation = {
      title: this.text('common.leaveTitle'),
      text: this.text('common.leaveText'),
      agree: this.text('common.leave'),
      refuse: this.text('common.stay'),
    };
    const dialog = this.dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, {
      data,
      role: 'alertdialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
