import type { ErrorCode } from '@supportal/domain';

/** Code of a failed call: what the API answers, or `NETWORK` when nothing answered. */
export type PortalErrorCode = ErrorCode | 'NETWORK';

/** Failures that pass: the same call may succeed a moment later. */
const passing: readonly PortalErrorCode[] = ['NETWORK', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'];

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
    return passing.includes(this.code);
  }
}
