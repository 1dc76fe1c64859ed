/** A file that hangs on a message or a ticket. */
export interface AttachmentItem {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** True when it may be shown as an image. */
  readonly isImage: boolean;
  /** Path of the download. */
  readonly url: string;
}

/** The words of attachments. */
export interface AttachmentTexts {
  readonly list: string;
  readonly open: (name: string) => string;
  readonly download: (name: string) => string;
  readonly size: (bytes: number) => string;
  readonly close: string;
  readonly previous: string;
  readonly next: string;
}
