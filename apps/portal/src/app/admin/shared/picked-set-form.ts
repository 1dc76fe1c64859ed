import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditKind } from '../../../generated/graphql';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import type { Lookup } from './lookup';
import { namesOf } from './names-of';
import { ObjectPicker } from './object-picker';
import type { PickedSet } from './picked-set';

/** Picks a set and saves it; shows both sides when somebody else saved another one meanwhile. */
@Component({
  selector: 'portal-picked-set-form',
  imports: [MatButton, ObjectPicker],
  templateUrl: './picked-set-form.html',
  styleUrl: './picked-set-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickedSetForm {
  readonly set = input.required<PickedSet>();
  readonly kind = input.required<AuditKind>();
  readonly lookup = input.required<Lookup>();
  /** Of the field, such as «Добавить роль». */
  readonly label = input.required<string>();
  /** Of the rows, such as «Список ролей». */
  readonly listLabel = input.required<string>();
  /** Of the button that saves. */
  readonly saveLabel = input.required<string>();
  /** What is said when it is saved. */
  readonly savedWords = input.required<string>();
  readonly saved = output();

  protected readonly text = injectTexts();
  private readonly notices = inject(Notices);
  protected readonly theirs = computed(() => {
    const theirs = this.set().theirs();
    return theirs && (namesOf(theirs) || this.text('admin.form.nothing'));
  });
  protected mine(): string {
    return namesOf(this.set().control.value) || this.text('admin.form.nothing');
  }

  protected async save(): Promise<void> {
    const words = this.savedWords();
    if (!(await this.set().save())) return;
    this.notices.done(words);
    this.saved.emit();
  }
}
