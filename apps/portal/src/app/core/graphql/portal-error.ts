import type { ErrorCode } from '@supportal/domain';

/** Code of a failed call: what the API answers, or `NETWORK` when nothing answered. */
export type PortalErrorCode = ErrorCode | 'NETWORK';

/** A failed call, with a message in the language of the reader. */
export class PortalError extends Error {
  override readonly name = 'PortalError';

  constructor(
    readonly code: PortalErrorCode,
    message: string,
    /** Messages by the path of the input field they belong to, such as `subject`. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** Everything the API told about the error: the current state of a conflict, the seconds to wait. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** True for errors that leave what is on the screen as good as it was. */
  get transient(): boolean {
    return this.code === 'NETWORK' || this.code === 'RATE_LIMITED' || this.code === 'INTERNAL';
  }
}
