/** Why a calendar was refused. */
export type CalendarErrorCode =
  | 'INVALID_TIME_ZONE'
  | 'INVALID_INTERVAL'
  | 'OVERLAPPING_INTERVALS'
  | 'INVALID_DATE'
  | 'DUPLICATE_EXCEPTION'
  | 'NO_WORKING_TIME';

/** A calendar that cannot be used; `detail` names the offending part, for example `week[0] 18:00–09:00`. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
