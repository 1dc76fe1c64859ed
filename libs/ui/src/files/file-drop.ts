import { Directive, output, signal } from '@angular/core';

/** Files on the clipboard: screenshots come as items, not always as files. */
function pastedFiles(event: ClipboardEvent): File[] {
  const items = [...(event.clipboardData?.items ?? [])];
  return items.flatMap((item) => (item.kind === 'file' ? (item.getAsFile() ?? []) : []));
}

const carriesFiles = (event: DragEvent): boolean => [...(event.dataTransfer?.types ?? [])].includes('Files');

/** Takes files dropped or pasted onto an element, which has the class `file-over` while files hover above it. */
@Directive({
  selector: '[uiFileDrop]',
  exportAs: 'uiFileDrop',
  host: {
    '[class.file-over]': 'over()',
    '(dragenter)': 'entered($event)',
    '(dragleave)': 'left($event)',
    '(drop)': 'dropped($event)',
    '(paste)': 'pasted($event)',
    '(document:dragover)': 'guard($event)',
    '(document:drop)': 'guard($event)',
  },
})
export class FileDrop {
  readonly filesAdded = output<File[]>();

  /** True while files hover above the element. */
  readonly over = signal(false);
  // Entering a child fires before leaving its parent: only the balance tells whether the pointer is inside.
  private inside = 0;

  protected entered(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    this.inside++;
    this.over.set(true);
  }

  protected left(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    this.inside = Math.max(0, this.inside - 1);
    this.over.set(this.inside > 0);
  }

  protected dropped(event: DragEvent): void {
    this.inside = 0;
    this.over.set(false);
    // A field inside an area that takes files too: the innermost one has taken them.
    if (!carriesFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    this.emit([...(event.dataTransfer?.files ?? [])]);
  }

  protected pasted(event: ClipboardEvent): void {
    const files = pastedFiles(event);
    const hasText = event.clipboardData?.types.includes('text/plain') ?? false;
    // Spreadsheets put a picture beside the text: whoever pastes text wants the text.
    if (!files.length || hasText || event.defaultPrevented) return;
    event.preventDefault();
    this.emit(files);
  }

  /** A file dropped beside the area must not make the browser leave the page. */
  protected guard(event: DragEvent): void {
    if (carriesFiles(event)) event.preventDefault();
  }

  private emit(files: File[]): void {
    if (files.length) this.filesAdded.emit(files);
  }
}
