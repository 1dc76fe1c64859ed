import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { AdministrationChanges } from '../../../core/administration/administration-changes';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { PortalError } from '../../../core/graphql/portal-error';
import { Dates } from '../../../core/i18n/dates';
import { injectTexts } from '../../../core/i18n/texts';
import { Notices } from '../../../core/notices/notices';
import { AdminDialogs } from '../../shared/admin-dialogs';
import type { RightsEffectFragment } from '../../shared/administration.generated';
import { injectRightsChange } from '../../shared/rights-change';
import {
  PreviewUserActiveDocument,
  SetUserActiveDocument,
  UnlockUserDocument,
  type UserDetailsFragment,
} from '../users.generated';
import { CredentialsDialog } from './credentials-dialog';
import { ResetPasswordDialog } from './reset-password-dialog';

/** What can be done with an account at once: another password, out of use and back, the end of a delay. */
@Component({
  selector: 'portal-account-actions',
  imports: [MatButton],
  templateUrl: './account-actions.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    p {
      margin: 0;
    }
    [role='alert']:empty {
      display: none;
    }
    .locked,
    .problem {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
    }
    .locked {
      border: 1px solid var(--note-border);
      background: var(--note-bg);
    }
    .problem {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountActions {
  readonly user = input.required<UserDetailsFragment>();
  /** Asks the API for the account again. */
  readonly refetch = input.required<() => Promise<void>>();
  /** Another password was kept: the switch «Изменить пароль при первом входе» may have changed with it. */
  readonly passwordReset = output();

  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  private readonly dialog = inject(MatDialog);
  private readonly dialogs = inject(AdminDialogs);
  private readonly notices = inject(Notices);
  private readonly changes = inject(AdministrationChanges);
  private readonly previewing = injectMutation(PreviewUserActiveDocument);
  private readonly setting = injectMutation(SetUserActiveDocument);
  protected readonly unlocking = injectMutation(UnlockUserDocument);
  protected readonly change = injectRightsChange();
  protected readonly may = computed(() => new Set(this.user().abilities));

  protected async reset(): Promise<void> {
    const { id, fullName, login } = this.user();
    const dialog = this.dialog.open<ResetPasswordDialog, unknown, string>(ResetPasswordDialog, {
      data: this.user(),
      width: '520px',
      maxWidth: 'calc(100vw - 24px)',
    });
    const password = await firstValueFrom(dialog.afterClosed());
    if (!password) return this.refetch()();
    this.changes.tell('USER', id);
    this.passwordReset.emit();
    this.dialog.open(CredentialsDialog, {
      data: { fullName, login, password },
      disableClose: true,
      maxWidth: 'calc(100vw - 24px)',
    });
  }

  protected async setActive(active: boolean): Promise<void> {
    const { id, version, fullName } = this.user();
    const input = { id, version, active };
    const done = await this.change.run({
      preview: async () => (await this.previewing.run({ input })).setUserActive.effect,
      agree: (effect) => this.agree(effect, active),
      save: () => this.setting.run({ input }),
    });
    if (!done) return void (this.change.error()?.code === 'CONFLICT' && (await this.refetch()()));
    this.changes.tell('USER', id);
    const words = active ? 'people.account.activated' : 'people.account.deactivated';
    this.notices.done(this.text(words, { name: fullName }));
  }

  protected async unlock(): Promise<void> {
    const { id, fullName } = this.user();
    try {
      await this.unlocking.run({ id });
      this.notices.done(this.text('people.account.unlocked', { name: fullName }));
      this.changes.tell('USER', id);
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      this.notices.failed(error);
    }
  }

  /** To take somebody out of use is never done without a question, also when it changes no rights. */
  private async agree(effect: RightsEffectFragment, active: boolean): Promise<boolean> {
    const name = this.user().fullName;
    const asked =
      active ||
      (await this.dialogs.confirm({
        title: this.text('people.account.deactivateTitle', { name }),
        text: this.text('people.account.deactivateText'),
        agree: this.text('people.account.deactivate'),
        refuse: this.text('common.cancel'),
      }));
    return asked && this.dialogs.confirmEffect(effect);
  }
}
