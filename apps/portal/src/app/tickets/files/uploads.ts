import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { limits, message } from '@supportal/domain';
import type { UploadRow } from '@supportal/ui';
import type { Subscription } from 'rxjs';
import { PortalErrors } from '../../core/graphql/portal-errors';
import { Language } from '../../core/i18n/language';
import { newKey } from '../shared/new-key';
import { FileUpload } from './file-upload';

interface Upload extends UploadRow {
  readonly file: File;
  /** Id on the server, once it is there. */
  readonly id?: number;
}

const atOnce = 2;
const mebibyte = 1024 * 1024;

/** The files of one message being written: sends two at a time, knows which are there. Provided by the form that owns them. */
@Injectable()
export class Uploads {
  private readonly upload = inject(FileUpload);
  private readonly errors = inject(PortalErrors);
  private readonly language = inject(Language);
  private readonly list = signal<readonly Upload[]>([]);
  private readonly running = new Map<string, Subscription>();

  readonly rows = computed<readonly UploadRow[]>(() => this.list());
  /** True while a file is on its way. */
  readonly busy = computed(() => this.list().some(({ state }) => state === 'waiting' || state === 'sending'));
  /** True when a file did not arrive: it has to be repeated or removed first. */
  readonly failed = computed(() => this.list().some(({ state }) => state === 'failed'));
  /** Ids of the files that are there. */
  readonly ids = computed(() => this.list().flatMap(({ id }) => id ?? []));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.clear());
  }

  /** Starts to send files; what cannot be sent stands in the list with the reason. */
  add(files: readonly File[]): void {
    for (const file of files) this.list.update((rows) => [...rows, this.row(file, rows.length)]);
    this.next();
  }

  /** Gives up a file or takes it away again. */
  remove(key: string): void {
    this.running.get(key)?.unsubscribe();
    this.running.delete(key);
    this.forget(this.list().filter((row) => row.key === key));
    this.list.update((rows) => rows.filter((row) => row.key !== key));
    this.next();
  }

  /** Sends a failed file again. */
  repeat(key: string): void {
    const row = this.list().find((each) => each.key === key);
    if (!row) return;
    const before = this.list().indexOf(row);
    this.change(key, { state: 'waiting', progress: 0, error: undefined, ...this.refusal(row.file, before) });
    this.next();
  }

  /** Empties the list: the message is sent or given up. */
  clear(): void {
    for (const sending of this.running.values()) sending.unsubscribe();
    this.running.clear();
    this.forget(this.list());
    this.list.set([]);
  }

  private row(file: File, before: number): Upload {
    const isImage = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(file.type);
    return {
      key: newKey(),
      file,
      name: file.name,
      size: file.size,
      state: 'waiting',
      progress: 0,
      previewUrl: isImage ? URL.createObjectURL(file) : undefined,
      ...this.refusal(file, before),
    };
  }

  /** What the server would refuse anyway is not sent. */
  private refusal(file: File, before: number): Partial<Upload> {
    const locale = this.language.current();
    const refuse = (error: string, hopeless: boolean): Partial<Upload> => ({
      state: 'failed',
      error,
      hopeless,
    });
    const max = limits.filesPerMessage;
    if (file.size === 0) return refuse(message(locale, 'fileEmpty'), true);
    if (file.size > limits.fileSize)
      return refuse(message(locale, 'fileTooLarge', { max: limits.fileSize / mebibyte }), true);
    return before >= max ? refuse(message(locale, 'tooManyFiles', { max }), false) : {};
  }

  private next(): void {
    const waiting = this.list().filter(({ state }) => state === 'waiting');
    for (const { key, file } of waiting.slice(0, Math.max(0, atOnce - this.running.size)))
      this.send(key, file);
  }

  private send(key: string, file: File): void {
    this.change(key, { state: 'sending' });
    const sending = this.upload.send(file).subscribe({
      next: (step) => {
        if ('progress' in step) this.change(key, { progress: step.progress });
        else this.change(key, { state: 'done', progress: 100, id: step.file.id, name: step.file.name });
      },
      error: (error: unknown) => {
        this.change(key, { state: 'failed', error: this.errors.from(error).message });
        this.ended(key);
      },
      complete: () => this.ended(key),
    });
    if (!sending.closed) this.running.set(key, sending);
  }

  private ended(key: string): void {
    this.running.delete(key);
    this.next();
  }

  private change(key: string, change: Partial<Upload>): void {
    this.list.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  private forget(rows: readonly Upload[]): void {
    for (const { previewUrl } of rows) if (previewUrl) URL.revokeObjectURL(previewUrl);
  }
}
