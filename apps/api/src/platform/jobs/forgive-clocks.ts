import type { Collection } from 'mongodb';

/** Ordinary differences between the clocks of nodes. */
const slack = 5_000;

/**
 * Makes due at once what was planned or locked by a clock that is put back by now, or by a node that is ahead of time:
 * it would sleep until the clock gets there. Throws when MongoDB does not answer.
 */
export async function forgiveClocks(
  jobs: Collection,
  recurring: readonly (readonly [name: string, period: number])[],
  lock: number,
): Promise<void> {
  const now = Date.now();
  const after = (length: number) => ({ $gt: new Date(now + length + slack) });
  await jobs.bulkWrite([
    ...recurring.map(([name, period]) => ({
      updateMany: {
        filter: { name, nextRunAt: after(period) },
        update: { $set: { nextRunAt: new Date(now) } },
      },
    })),
    { updateMany: { filter: { lockedAt: after(lock) }, update: { $set: { lockedAt: null } } } },
  ]);
}
