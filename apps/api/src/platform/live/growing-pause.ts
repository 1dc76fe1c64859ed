const shortest = 1_000;
const longest = 30_000;

/**
 * The pause in milliseconds after so many failures in a row: a second at first, then twice as long each time up to half
 * a minute, and by up to a half shorter at random, so that those who failed together do not come back together.
 */
export const growingPause = (failures: number): number =>
  Math.min(shortest * 2 ** (failures - 1), longest) * (1 - Math.random() / 2);
