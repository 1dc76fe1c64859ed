import { ErrorHandler, Injectable, signal } from '@angular/core';

/** Errors nobody caught: written to the console, and shown when they leave the reader without a page. */
@Injectable({ providedIn: 'root' })
export class ReportedErrors extends ErrorHandler {
  private readonly broken = signal(false);
  /** True when a page could not be opened, for example because its code could not be loaded. */
  readonly pageFailed = this.broken.asReadonly();

  /** A navigation ended in an error. */
  navigationFailed(error: unknown): void {
    this.broken.set(true);
    this.handleError(error);
  }

  /** The reader moved on. */
  clear(): void {
    this.broken.set(false);
  }
}
