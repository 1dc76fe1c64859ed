import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { injectTexts } from '../../../core/i18n/texts';
import type { Credentials } from './credentials';

/** Logins and passwords that are shown once. */
@Component({
  selector: 'portal-credentials-table',
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ text('people.users.fullName') }}</th>
          <th scope="col">{{ text('people.account.login') }}</th>
          <th scope="col">{{ text('people.account.password') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (account of accounts(); track account.login) {
          <tr>
            <td>{{ account.fullName }}</td>
            <td>{{ account.login }}</td>
            <td>
              <code>{{ account.password }}</code>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: var(--space-2);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      text-align: start;
      overflow-wrap: break-word;
    }
    th {
      font: var(--mat-sys-label-medium);
      color: var(--mat-sys-on-surface-variant);
    }
    code {
      white-space: nowrap;
      user-select: all;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CredentialsTable {
  readonly accounts = input.required<readonly Credentials[]>();
  protected readonly text = injectTexts();
}
