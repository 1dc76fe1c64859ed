import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ErrorState, Skeleton } from '@supportal/ui';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectQuery } from '../../../core/graphql/inject-query';
import { PortalError } from '../../../core/graphql/portal-error';
import { Dates } from '../../../core/i18n/dates';
import { injectTexts } from '../../../core/i18n/texts';
import { Notices } from '../../../core/notices/notices';
import { injectDeviceName } from '../../../core/session/device-name';
import { onAdministrationChange } from '../../../core/administration/administration-changes';
import { AdminDialogs } from '../../shared/admin-dialogs';
import { EndUserSessionDocument, UserSessionsDocument } from '../users.generated';

/** Where somebody is signed in; one session or all of them can be ended. */
@Component({
  selector: 'portal-user-sessions',
  imports: [ErrorState, MatButton, Skeleton],
  templateUrl: './user-sessions.html',
  styleUrl: './user-sessions.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserSessions {
  readonly userId = input.required<number>();
  readonly mayEnd = input.required<boolean>();

  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(AdminDialogs);
  protected readonly query = injectQuery(UserSessionsDocument, () => ({ id: this.userId() }));
  private readonly ending = injectMutation(EndUserSessionDocument);
  protected readonly pending = this.ending.pending;
  protected readonly nameOf = injectDeviceName();
  protected readonly unfolded = signal(false);
  protected readonly sessions = computed(() => this.query.value()?.user.sessions);
  /** People may have very many: the first few are shown until all are asked for. */
  protected readonly shown = computed(() =>
    this.unfolded() ? this.sessions() : this.sessions()?.slice(0, 5),
  );

  constructor() {
    onAdministrationChange(
      ['USER'],
      () => void this.query.refetch(),
      (id) => id === this.userId(),
    );
  }

  protected async end(sessionId: number | null): Promise<void> {
    if (this.pending() || (sessionId === null && !(await this.confirmAll()))) return;
    try {
      await this.ending.run({ userId: this.userId(), sessionId });
      this.notices.done(this.text(sessionId === null ? 'people.sessions.allEnded' : 'people.sessions.ended'));
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      this.notices.failed(error);
      await this.query.refetch();
    }
  }

  private confirmAll(): Promise<boolean> {
    return this.dialogs.confirm({
      title: this.text('people.sessions.endAllTitle'),
      text: this.text('people.sessions.endAllText'),
      agree: this.text('people.sessions.endAll'),
      refuse: this.text('common.cancel'),
    });
  }
}
