import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { filter, map, type Observable } from 'rxjs';
import { Language } from '../../core/i18n/language';

/** A file the server holds; it waits there until a message takes it. */
export interface UploadedFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly isImage: boolean;
  readonly url: string;
}

/** Percent sent, then the file as the server holds it. */
export type UploadStep = { readonly progress: number } | { readonly file: UploadedFile };

/** Sends one file to the server; unsubscribing stops it. */
@Injectable({ providedIn: 'root' })
export class FileUpload {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Language);

  /** Reports progress and ends with the stored file. */
  send(file: File): Observable<UploadStep> {
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { 'apollo-require-preflight': 'true', 'accept-language': this.language.current() };
    const sent = this.http.post<UploadedFile>('/files', body, {
      headers,
      observe: 'events',
      reportProgress: true,
    });
    return sent.pipe(
      map((event): UploadStep | null => {
        if (event.type === HttpEventType.Response && event.body) return { file: event.body };
        if (event.type !== HttpEventType.UploadProgress || !event.total) return null;
        return { progress: Math.round((100 * event.loaded) / event.total) };
      }),
      filter((step) => step !== null),
    );
  }
}
