import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ConfirmDialog, ErrorState, Skeleton, type Confirmation } from '@supportal/ui';
import { firstValueFrom } from 'rxjs';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import type { PortalError } from '../../core/graphql/portal-error';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { injectDeviceName } from '../../core/session/device-name';

import { OwnSessionsDocument, RevokeSessionDocument, type OwnSessionsQuery } from './settings.generated';

type OwnSession = OwnSessionsQuery['sessions'][number];

/** «Сеансы»: where the reader is signed in, and ending it there. */
@Component({
  selector: 'portal-session-list',
  imports: [ErrorState, MatButton, MatIcon, Skeleton],
  templateUrl: './session-list.html',
  styleUrl: './session-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionList {
  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  private readonly nameOf = injectDeviceName();
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  private readonly revoking = injectMutation(RevokeSessionDocument);
  protected readonly query = injectQuery(OwnSessionsDocument);
  /** The sessions that are being ended. */
  protected readonly ending = signal<ReadonlySet<number>>(new Set());
  protected readonly rows = computed(() =>
    [...(this.query.value()?.sessions ?? [])]
      .sort((a, b) => Number(b.current) - Number(a.current))
      .map((session) => ({ ...session, name: this.nameOf(session.device) })),
  );
  protected readonly others = computed(() => this.rows().filter(({ current }) => !current));

  /** Looks again, such as after a change of the password. */
  refresh(): Promise<void> {
    return this.query.refetch();
  }

  protected async end(session: OwnSession): Promise<void> {
    if (await this.endAll([session])) this.notices.done(this.text('settings.sessionEnded'));
  }

  protected async endOthers(): Promise<void> {
    const others = this.others();
    if (!(await this.agreed(others.length))) return;
    if (await this.endAll(others)) this.notices.done(this.text('settings.othersEnded'));
  }

  /** True when all of them are over. */
  private async endAll(sessions: readonly OwnSession[]): Promise<boolean> {
    const ids = sessions.map(({ id }) => id);
    this.ending.set(new Set(ids));
    const failure = await this.firstFailure(ids);
    await this.query.refetch();
    this.ending.set(new Set());
    if (failure) this.notices.failed(failure);
    return !failure;
  }

  private async firstFailure(ids: readonly number[]): Promise<PortalError | null> {
    for (const id of ids) {
      const failure = await this.revoking.run({ id }).then(
        () => null,
        (error: PortalError) => error,
      );
      // One that is over already is what was wanted.
      if (failure && failure.code !== 'NOT_FOUND') return failure;
    }
    return null;
  }

  private async agreed(count: number): Promise<boolean> {
    const data: Confirmation = {
      title: this.text('settings.endOthersTitle'),
      text: this.text('settings.endOthersText', { count }),
      agree: this.text('settings.endOthers'),
      refuse: this.text('common.cancel'),
    };
    const dialog = this.dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, {
      data,
      role: 'alertdialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
