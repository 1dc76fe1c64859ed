import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

/** What a confirmation asks; the dialog closes with true when the person agreed. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
  readonly refuse: string;
}

/** Asks one question; the careful answer has the focus. */
@Component({
  selector: 'ui-confirm-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ ask.title }}</h2>
    <mat-dialog-content>{{ ask.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" cdkFocusInitial [mat-dialog-close]="false">{{ ask.refuse }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ ask.agree }}</button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmDialog {
  protected readonly ask = inject<Confirmation>(MAT_DIALOG_DATA);
}
