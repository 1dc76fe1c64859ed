import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { injectTexts } from '../../../core/i18n/texts';
import { Notices } from '../../../core/notices/notices';
import { credentialsCsv, type Credentials } from '../account/credentials';
import { CredentialsTable } from '../account/credentials-table';

/** Passwords that were made by an import, shown once: to be copied or downloaded. */
@Component({
  selector: 'portal-import-passwords',
  imports: [CredentialsTable, MatButton, MatIcon],
  template: `
    <h3>{{ text('people.import.passwords') }}</h3>
    <p>{{ text('people.import.passwordsText') }}</p>
    <div class="actions">
      <button matButton="tonal" type="button" (click)="download()">
        <mat-icon svgIcon="download" aria-hidden="true" />{{ text('people.import.download') }}
      </button>
      <button matButton="tonal" type="button" (click)="copy()">
        <mat-icon svgIcon="copy" aria-hidden="true" />{{ text('people.account.copy') }}
      </button>
    </div>
    <portal-credentials-table [accounts]="accounts()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4);
      border: 1px solid var(--note-border);
      border-radius: var(--radius);
      background: var(--note-bg);
    }
    h3,
    p {
      margin: 0;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    portal-credentials-table {
      max-height: 30dvh;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPasswords {
  readonly accounts = input.required<readonly Credentials[]>();
  /** They were copied or downloaded. */
  readonly kept = output();
  protected readonly text = injectTexts();
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly document = inject(DOCUMENT);

  protected copy(): void {
    const lines = this.accounts().map(({ fullName, login, password }) =>
      [fullName, login, password].join('\t'),
    );
    if (!this.clipboard.copy(lines.join('\n'))) {
      this.notices.failed(this.text('people.account.notCopied'));
      return;
    }
    this.notices.done(this.text('people.account.copied'));
    this.kept.emit();
  }

  protected download(): void {
    const headings = [
      this.text('people.users.fullName'),
      this.text('people.account.login'),
      this.text('people.account.password'),
    ];
    const file = new Blob([credentialsCsv(this.accounts(), headings)], { type: 'text/csv;charset=utf-8' });
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'passwords.csv';
    link.click();
    // The download has begun with the click: the address is of no use any more.
    setTimeout(() => URL.revokeObjectURL(link.href));
    this.kept.emit();
  }
}
