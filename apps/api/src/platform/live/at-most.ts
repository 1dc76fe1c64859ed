/** A queue for work of which no more than `most` pieces run at once; the others wait in the order in which they came. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running++;
    else await new Promise<void>((turn) => waiting.push(turn));
    try {
      return await work();
    } finally {
      // Whoever is next takes the place over, so that nobody who comes in between gets it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
