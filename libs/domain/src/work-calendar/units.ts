/** Milliseconds in a minute. */
export const MINUTE_MS = 60_000;

/** Milliseconds in 24 hours; a local day may be longer or shorter. */
export const DAY_MS = 86_400_000;

/** Minutes on the wall clock of a local day. */
export const DAY_MINUTES = 1_440;
