/** Where an upload stands. */
export type UploadState = 'waiting' | 'sending' | 'done' | 'failed';

/** One file on its way to the server, as the list of uploads shows it. */
export interface UploadRow {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: UploadState;
  /** Percent sent. */
  readonly progress: number;
  /** What went wrong, in words. */
  readonly error?: string;
  /** True when sending it again cannot help. */
  readonly hopeless?: boolean;
  /** Object URL of an image. */
  readonly previewUrl?: string;
}

/** The words of the list of uploads. */
export interface UploadListTexts {
  readonly list: string;
  readonly waiting: string;
  readonly cancel: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly retry: (name: string) => string;
  readonly size: (bytes: number) => string;
}
