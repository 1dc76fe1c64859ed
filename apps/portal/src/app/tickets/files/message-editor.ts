import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { limits } from '@supportal/domain';
import { FilePick, MarkdownEditor, UploadList } from '@supportal/ui';
import { injectTexts } from '../../core/i18n/texts';
import { injectControlProblem } from '../shared/control-problem';
import { injectEditorTexts } from '../shared/editor-texts';
import { injectUploadTexts } from './file-texts';
import { Uploads } from './uploads';

let count = 0;

/** A text with files: the editor, its errors and the uploads of the nearest {@link Uploads}. */
@Component({
  selector: 'portal-message-editor',
  imports: [FilePick, MarkdownEditor, ReactiveFormsModule, UploadList],
  templateUrl: './message-editor.html',
  styleUrl: './message-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageEditor {
  readonly control = input.required<FormControl<string>>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly minRows = input(4);
  readonly maxRows = input(24);
  /** Says that files can be dropped and pasted too. */
  readonly explainsFiles = input(true);
  readonly required = input(false, { transform: booleanAttribute });
  /** Ctrl+Enter was pressed. */
  readonly submitted = output();

  protected readonly uploads = inject(Uploads);
  protected readonly text = injectTexts();
  protected readonly problem = injectControlProblem(this.control);
  protected readonly editorTexts = injectEditorTexts();
  protected readonly uploadTexts = injectUploadTexts();
  protected readonly maxLength = limits.body;
  protected readonly errorId = `portal-message-editor-error-${++count}`;
  /** For whoever writes into the text on behalf of the person. */
  readonly editor = viewChild.required(MarkdownEditor);
}
