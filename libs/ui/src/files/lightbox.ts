import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatIconAnchor, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import type { AttachmentItem, AttachmentTexts } from './attachment-item';

/** What the lightbox shows first, and what else can be paged to. */
export interface LightboxImages {
  readonly images: readonly AttachmentItem[];
  readonly start: number;
  readonly texts: AttachmentTexts;
}

/** Images in full size, one at a time; arrow keys page, Escape closes. */
@Component({
  selector: 'ui-lightbox',
  imports: [MatDialogClose, MatIcon, MatIconAnchor, MatIconButton],
  templateUrl: './lightbox.html',
  styleUrl: './lightbox.scss',
  host: { '(keydown.arrowleft)': 'page(-1)', '(keydown.arrowright)': 'page(1)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Lightbox {
  private readonly shown = inject<LightboxImages>(MAT_DIALOG_DATA);
  protected readonly texts = this.shown.texts;
  protected readonly several = this.shown.images.length > 1;
  private readonly at = signal(Math.max(0, this.shown.start));
  protected readonly image = computed(() => this.shown.images[this.at()]);

  protected page(step: number): void {
    const count = this.shown.images.length;
    this.at.update((at) => (at + step + count) % count);
  }
}
