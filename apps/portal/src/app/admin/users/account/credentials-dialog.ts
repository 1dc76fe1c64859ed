import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { injectTexts } from '../../../core/i18n/texts';
import { Notices } from '../../../core/notices/notices';
import type { Credentials } from './credentials';
import { CredentialsTable } from './credentials-table';

/** Shows a password once, to be handed over. */
@Component({
  selector: 'portal-credentials-dialog',
  imports: [CredentialsTable, MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ text('people.account.handOver') }}</h2>
    <mat-dialog-content>
      <p>{{ text('people.account.handOverText') }}</p>
      <portal-credentials-table [accounts]="[account]" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="copy()">{{ text('people.account.copy') }}</button>
      <button matButton="filled" type="button" cdkFocusInitial mat-dialog-close>
        {{ text('people.account.done') }}
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CredentialsDialog {
  protected readonly account = inject<Credentials>(MAT_DIALOG_DATA);
  protected readonly text = injectTexts();
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);

  protected copy(): void {
    const { login, password } = this.account;
    if (this.clipboard.copy(`${login}\n${password}`)) this.notices.done(this.text('people.account.copied'));
    else this.notices.failed(this.text('people.account.notCopied'));
  }
}
