import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { injectTexts } from '../../../core/i18n/texts';
import { importColumns } from './csv-file';
import type { ImportUsersMutation } from './import.generated';

type Row = ImportUsersMutation['importUsers']['rows'][number];

// A table of thousands of rows is of no use to anybody; errors come first.
const portion = 200;

/** What becomes of every line of an import: the wrong ones first, then those of which there is more to know. */
@Component({
  selector: 'portal-import-rows',
  imports: [MatButton, MatSlideToggle],
  templateUrl: './import-rows.html',
  styleUrl: './import-rows.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportRows {
  readonly rows = input.required<readonly Row[]>();
  protected readonly text = injectTexts();
  protected readonly hasErrors = computed(() => this.rows().some(({ outcome }) => outcome === 'ERROR'));
  protected readonly onlyErrors = linkedSignal({ source: this.rows, computation: () => false });
  protected readonly most = linkedSignal({ source: this.rows, computation: () => portion });
  private readonly wanted = computed(() => {
    const wanted = this.rows().filter(({ outcome }) => outcome === 'ERROR' || !this.onlyErrors());
    return wanted.toSorted((a, b) => urgency(a) - urgency(b));
  });
  protected readonly shown = computed(() => this.wanted().slice(0, this.most()));
  protected readonly left = computed(() => this.wanted().length - this.shown().length);

  /** A column as the hint calls it; other fields as the API does. */
  protected nameOf(field: string): string {
    const column = [...importColumns, 'password' as const].find((name) => name === field);
    return column ? this.text(`people.import.columnNames.${column}`) : field;
  }

  protected more(): void {
    this.most.update((most) => most + portion);
  }
}

/** What is wrong comes first, then what is done in part; what stays as it is comes last. */
function urgency({ outcome, notices }: Row): number {
  if (outcome === 'ERROR') return 0;
  return (outcome === 'UNCHANGED' ? 3 : 1) + (notices.length ? 0 : 1);
}
