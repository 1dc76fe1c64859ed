import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so; returns how long it took, and throws after `patience` milliseconds. */
export async function until(isSo: () => Promise<boolean> | boolean, patience: number): Promise<number> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > patience)
      throw new Error(`It did not happen within ${patience} ms: ${isSo}`);
    await sleep(50);
  }
  return performance.now() - from;
}
