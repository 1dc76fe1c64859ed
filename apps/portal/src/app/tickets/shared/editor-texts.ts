import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import type { MarkdownEditorTexts } from '@supportal/ui';
import { injectTexts } from '../../core/i18n/texts';

/** The words of the Markdown editor in the language of the screen. */
export function injectEditorTexts(): Signal<MarkdownEditorTexts> {
  assertInInjectionContext(injectEditorTexts);
  const text = injectTexts();
  return computed(() => ({
    toolbar: text('files.editor.toolbar'),
    bold: text('files.editor.bold'),
    italic: text('files.editor.italic'),
    list: text('files.editor.list'),
    quote: text('files.editor.quote'),
    code: text('files.editor.code'),
    link: text('files.editor.link'),
    write: text('files.editor.write'),
    preview: text('files.editor.preview'),
    nothing: text('files.editor.nothing'),
  }));
}
