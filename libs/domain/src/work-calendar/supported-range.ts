/** First instant the calculation accepts, epoch ms: 1970-01-01 UTC. */
export const EARLIEST_INSTANT = 0;

/** First instant the calculation no longer accepts, epoch ms: 2300-01-01 UTC. */
export const LATEST_INSTANT = Date.UTC(2300, 0, 1);

/** Local years that can contain a supported instant, whatever the zone: both ends included. */
export const SUPPORTED_YEARS = { first: 1969, last: 2300 } as const;

/**
 * Refuses what is not a supported instant.
 * The bound is what keeps the cost of any input finite.
 * @throws RangeError
 */
export function assertInstant(ms: number, name: string): void {
  if (!(ms >= EARLIEST_INSTANT && ms < LATEST_INSTANT)) {
    throw new RangeError(
      `${name} must be an instant of the years 1970 to 2299 in epoch milliseconds, not ${ms}`,
    );
  }
}
