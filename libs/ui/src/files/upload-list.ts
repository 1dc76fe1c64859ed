import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { UploadListTexts, UploadRow } from './upload-row';

/** Files on their way: progress, errors and a way to cancel, repeat or remove each. */
@Component({
  selector: 'ui-upload-list',
  imports: [MatIcon, MatIconButton, MatProgressBar],
  templateUrl: './upload-list.html',
  styleUrl: './upload-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UploadList {
  readonly rows = input.required<readonly UploadRow[]>();
  readonly texts = input.required<UploadListTexts>();
  /** Key of a row to give up or take away. */
  readonly removed = output<string>();
  /** Key of a failed row to send again. */
  readonly repeated = output<string>();

  protected label(row: UploadRow): string {
    const texts = this.texts();
    return row.state === 'done' || row.state === 'failed' ? texts.remove(row.name) : texts.cancel(row.name);
  }
}
