import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { PersonName } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { HeldRightFragment, RightsEffectFragment } from './administration.generated';

/** Who gains and loses what by a change of rights; closes with true when it is to be saved. */
@Component({
  selector: 'portal-rights-effect-dialog',
  imports: [MatButton, MatDialogModule, MatIcon, PersonName],
  templateUrl: './rights-effect-dialog.html',
  styleUrl: './rights-effect-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RightsEffectDialog {
  protected readonly effect = inject<RightsEffectFragment>(MAT_DIALOG_DATA);
  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  protected readonly morePeople = Math.max(0, this.effect.affectedCount - this.effect.users.length);
  protected readonly moreSights = Math.max(0, this.effect.sightCount - this.effect.sights.length);
  protected readonly moreTickets = Math.max(0, this.effect.releasedCount - this.effect.released.length);

  protected nameOf({ permission, group }: HeldRightFragment): string {
    const names: Readonly<Record<string, string>> = this.words().permission;
    const name = names[permission] ?? permission;
    return group ? this.text('admin.effect.inGroup', { name, group: group.name }) : name;
  }
}
