/** Every `extensions.code` the API answers with. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'PASSWORD_CHANGE_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_FILE',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
/** Code of an error, see {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];
