import { booleanAttribute, ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** A button that opens the file chooser of the system. */
@Component({
  selector: 'ui-file-pick',
  imports: [MatButton, MatIcon],
  template: `
    <button matButton type="button" [disabled]="disabled()" (click)="chooser.click()">
      <mat-icon svgIcon="attach" aria-hidden="true" />{{ label() }}
    </button>
    <input #chooser type="file" hidden [multiple]="multiple()" (change)="chosen(chooser)" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilePick {
  readonly label = input.required<string>();
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly multiple = input(true);
  readonly filesAdded = output<File[]>();

  protected chosen(chooser: HTMLInputElement): void {
    const files = [...(chooser.files ?? [])];
    // Emptied, so that choosing the same file again is a change again.
    chooser.value = '';
    if (files.length) this.filesAdded.emit(files);
  }
}
