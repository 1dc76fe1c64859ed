import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { PortalError } from '../graphql/portal-error';
import { injectTexts } from '../i18n/texts';

/** Short messages at the bottom of the screen, announced politely. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly snackBar = inject(MatSnackBar);
  private readonly text = injectTexts();

  /** Says that something worked. */
  done(words: string): void {
    this.snackBar.open(words, undefined, { duration: 4_000 });
  }

  /** Says that something failed; stays until it is read. */
  failed(error: PortalError | string): void {
    const words = typeof error === 'string' ? error : error.message;
    this.snackBar.open(words, this.text('common.dismiss'), { duration: 12_000, politeness: 'assertive' });
  }
}
