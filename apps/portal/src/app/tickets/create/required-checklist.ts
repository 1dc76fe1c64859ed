import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { completeness, isItemAnswered, type RequiredItem } from '@supportal/domain';
import { injectTexts } from '../../core/i18n/texts';

/** One thing the description should tell, with a hint how. */
export interface ChecklistItem extends RequiredItem {
  readonly id: number;
  readonly hint: string;
}

/** What the description should tell, what of it is there, and a click to write the next. */
@Component({
  selector: 'portal-required-checklist',
  imports: [MatIcon, MatProgressBar],
  templateUrl: './required-checklist.html',
  styleUrl: './required-checklist.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequiredChecklist {
  readonly items = input.required<readonly ChecklistItem[]>();
  readonly body = input.required<string>();
  /** An item was picked to be written about. */
  readonly picked = output<ChecklistItem>();

  protected readonly text = injectTexts();
  protected readonly rows = computed(() =>
    this.items().map((item) => ({ item, answered: isItemAnswered(this.body(), item, this.items()) })),
  );
  protected readonly done = computed(() => completeness(this.body(), this.items()));
  protected readonly percent = computed(() => (100 * this.done().answered) / Math.max(1, this.done().total));
}
