/** Tickets are counted up to here; a greater number means "more than that". */
export const mostCounted = 1000;

/** True when there are more than were counted. */
export const isCapped = (count: number): boolean => count > mostCounted;
