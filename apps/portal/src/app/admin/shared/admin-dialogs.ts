import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { ConfirmDialog, type Confirmation } from '@supportal/ui';
import { firstValueFrom } from 'rxjs';
import { injectTexts } from '../../core/i18n/texts';
import { RightsEffectDialog } from './rights-effect-dialog';
import type { RightsEffectFragment } from './administration.generated';
import { CalendarEffectDialog } from './calendar-effect-dialog';
import type { CalendarEffectFragment } from './calendar-effect.generated';

/** Questions before something is done that is hard to take back. */
@Injectable()
export class AdminDialogs {
  private readonly dialog = inject(MatDialog);
  private readonly text = injectTexts();

  /** Shows what a change does to the rights of people; true when it is to be saved. Nothing is asked when it does nothing. */
  async confirmEffect(effect: RightsEffectFragment): Promise<boolean> {
    if (!effect.affectedCount && !effect.releasedCount && !effect.sightCount) return true;
    const dialog = this.dialog.open<RightsEffectDialog, RightsEffectFragment, boolean>(RightsEffectDialog, {
      data: effect,
      width: '680px',
      maxWidth: 'calc(100vw - 24px)',
      maxHeight: '92dvh',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  /** Shows whose deadlines a change of working hours moves; true when it is to be saved. Nothing is asked when none moves. */
  async confirmDeadlines(effect: CalendarEffectFragment): Promise<boolean> {
    if (effect.movedCount === 0) return true;
    const dialog = this.dialog.open<CalendarEffectDialog, CalendarEffectFragment, boolean>(
      CalendarEffectDialog,
      { data: effect, width: '680px', maxWidth: 'calc(100vw - 24px)', maxHeight: '92dvh' },
    );
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  /** True when the object is to be deleted. */
  async confirmRemoval(name: string): Promise<boolean> {
    return this.confirm({
      title: this.text('admin.form.removeTitle', { name }),
      text: this.text('admin.form.removeText'),
      agree: this.text('admin.form.remove'),
      refuse: this.text('common.cancel'),
    });
  }

  /** True when what is typed may be dropped. */
  async confirmLeaving(): Promise<boolean> {
    return this.confirm({
      title: this.text('admin.form.leaveTitle'),
      text: this.text('admin.form.leaveText'),
      agree: this.text('common.leave'),
      refuse: this.text('common.stay'),
    });
  }

  /** Asks one question; true when the answer is yes. */
  async confirm(data: Confirmation): Promise<boolean> {
    const dialog = this.dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, {
      data,
      role: 'alertdialog',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
