import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { AttachmentItem, AttachmentTexts } from './attachment-item';

/** Attached files: images as thumbnails that open large, everything with a download link. */
@Component({
  selector: 'ui-attachment-list',
  imports: [MatIcon],
  templateUrl: './attachment-list.html',
  styleUrl: './attachment-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttachmentList {
  readonly items = input.required<readonly AttachmentItem[]>();
  readonly texts = input.required<AttachmentTexts>();

  protected readonly images = computed(() => this.items().filter((item) => item.isImage));
  protected readonly others = computed(() => this.items().filter((item) => !item.isImage));

  private readonly dialog = inject(MatDialog);

  protected async show(start: AttachmentItem): Promise<void> {
    const { Lightbox } = await import('./lightbox');
    this.dialog.open(Lightbox, {
      data: { images: this.images(), start: this.images().indexOf(start), texts: this.texts() },
      ariaLabel: start.name,
      maxWidth: '96vw',
      maxHeight: '96vh',
    });
  }
}
