import { assertInInjectionContext, computed, inject, type Signal } from '@angular/core';
import { fileSize, type AttachmentTexts, type UploadListTexts } from '@supportal/ui';
import { Language } from '../../core/i18n/language';
import { injectTexts } from '../../core/i18n/texts';

/** The words of the list of uploads in the language of the screen. */
export function injectUploadTexts(): Signal<UploadListTexts> {
  assertInInjectionContext(injectUploadTexts);
  const text = injectTexts();
  const language = inject(Language);
  return computed(() => ({
    list: text('files.uploads'),
    waiting: text('files.waiting'),
    cancel: (name) => text('files.cancel', { name }),
    remove: (name) => text('files.remove', { name }),
    retry: (name) => text('files.retry', { name }),
    size: (bytes) => fileSize(bytes, language.current()),
  }));
}

/** The words of attached files in the language of the screen. */
export function injectAttachmentTexts(): Signal<AttachmentTexts> {
  assertInInjectionContext(injectAttachmentTexts);
  const text = injectTexts();
  const language = inject(Language);
  return computed(() => ({
    list: text('files.attachments'),
    open: (name) => text('files.open', { name }),
    download: (name) => text('files.download', { name }),
    size: (bytes) => fileSize(bytes, language.current()),
    close: text('files.close'),
    previous: text('files.previous'),
    next: text('files.next'),
  }));
}
