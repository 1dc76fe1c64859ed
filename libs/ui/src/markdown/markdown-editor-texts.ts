import type { MarkdownCommand } from './markdown-edits';

/** The words of the editor. */
export type MarkdownEditorTexts = Readonly<Record<MarkdownCommand, string>> & {
  /** Names the toolbar. */
  readonly toolbar: string;
  readonly write: string;
  readonly preview: string;
  /** Stands in the preview of an empty text. */
  readonly nothing: string;
};
