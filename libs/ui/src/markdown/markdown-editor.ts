import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  forwardRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import type { IconName } from '../icons/icons';
import { FileDrop } from '../files/file-drop';
import { applyMarkdown, type MarkdownCommand } from './markdown-edits';
import type { MarkdownEditorTexts } from './markdown-editor-texts';
import { MarkdownView } from './markdown-view';
import { RovingToolbar } from './roving-toolbar';

const tools: readonly { command: MarkdownCommand; icon: IconName }[] = [
  { command: 'bold', icon: 'bold' },
  { command: 'italic', icon: 'italic' },
  { command: 'list', icon: 'list' },
  { command: 'quote', icon: 'quote' },
  { command: 'code', icon: 'code' },
  { command: 'link', icon: 'link' },
];
const shortcuts: Readonly<Record<string, MarkdownCommand>> = { KeyB: 'bold', KeyI: 'italic' };
let count = 0;

/** A Markdown text field with a toolbar, a preview and a counter. Files pasted or dropped on it come out as an event. */
@Component({
  selector: 'ui-markdown-editor',
  imports: [CdkTextareaAutosize, MarkdownView, MatButton, MatIcon, MatIconButton, MatTooltip, RovingToolbar],
  templateUrl: './markdown-editor.html',
  styleUrl: './markdown-editor.scss',
  hostDirectives: [{ directive: FileDrop, outputs: ['filesAdded'] }],
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => MarkdownEditor), multi: true }],
  host: { '[class.invalid]': 'invalid()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkdownEditor implements ControlValueAccessor {
  readonly label = input.required<string>();
  readonly texts = input.required<MarkdownEditorTexts>();
  readonly placeholder = input('');
  readonly maxLength = input<number>();
  readonly minRows = input(4);
  readonly maxRows = input(24);
  readonly required = input(false, { transform: booleanAttribute });
  /** Shows the field as wrong; the words stand beside it. */
  readonly invalid = input(false);
  /** Id of the element that explains the field. */
  readonly describedBy = input<string>();
  /** Ctrl+Enter was pressed. */
  readonly submitted = output();

  protected readonly tools = tools;
  protected readonly id = `ui-markdown-editor-${++count}`;
  protected readonly text = signal('');
  protected readonly disabled = signal(false);
  protected readonly preview = signal(false);
  protected readonly used = computed(() => `${this.text().length} / ${this.maxLength()}`);
  protected readonly nearLimit = computed(() => this.text().length > 0.8 * (this.maxLength() ?? Infinity));

  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  private readonly size = viewChild(CdkTextareaAutosize);
  private changed: (text: string) => void = () => undefined;
  protected touched: () => void = () => undefined;

  /** Puts the caret into the text, at its end or where it was. */
  focus(): void {
    this.preview.set(false);
    queueMicrotask(() => this.field()?.nativeElement.focus());
  }

  /** Adds a line of its own at the end and puts the caret behind it. */
  append(line: string): void {
    const text = this.text().trimEnd();
    const all = `${text}${text ? '\n\n' : ''}${line}\n`;
    this.preview.set(false);
    this.change(all);
    this.select(all.length, all.length);
  }

  /** Puts the caret behind the first place where `words` stand. */
  goTo(words: string): void {
    const at = this.text().indexOf(words);
    if (at >= 0) this.select(at + words.length, at + words.length);
  }

  writeValue(text: string | null): void {
    this.text.set(text ?? '');
  }
  registerOnChange(changed: (text: string) => void): void {
    this.changed = changed;
  }
  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }
  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  protected typed(): void {
    this.change(this.field()?.nativeElement.value ?? '');
  }

  protected run(command: MarkdownCommand): void {
    const field = this.field()?.nativeElement;
    if (!field || this.disabled()) return;
    const next = applyMarkdown(command, {
      text: field.value,
      start: field.selectionStart,
      end: field.selectionEnd,
    });
    this.change(next.text);
    this.select(next.start, next.end);
  }

  protected pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.submitted.emit();
    }
    const command = shortcuts[event.code];
    if (!command || event.shiftKey) return;
    event.preventDefault();
    this.run(command);
  }

  private change(text: string): void {
    this.text.set(text);
    this.changed(text);
  }

  private select(start: number, end: number): void {
    const field = this.field()?.nativeElement;
    if (!field) return;
    field.value = this.text();
    field.focus();
    field.setSelectionRange(start, end);
    this.size()?.resizeToFitContent();
  }
}
