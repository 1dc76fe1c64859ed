// Medians and percentiles, and the interleaving that makes two of them comparable on a noisy machine.

/** The value below which `share` of the values lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures every candidate once in each round, in turns of both directions, so that slow minutes of the machine meet
 * all of them. Resolves with the measurements of each: `{ name: [first round, second round, …] }`.
 */
export async function interleaved(rounds, candidates) {
  const names = Object.keys(candidates);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? [...names].reverse() : names;
    for (const name of order) measured[name].push(await candidates[name]());
  }
  return measured;
}

/** The median of each number in measurements of one kind. */
export function medians(measurements) {
  const keys = Object.keys(measurements[0]);
  return Object.fromEntries(keys.map((key) => [key, median(measurements.map((one) => one[key]))]));
}

/** The ratio of a number, pair by pair: `{ median, best }`, where best is the greatest. */
export function ratios(ours, theirs, key) {
  const pairs = ours.map((one, at) => one[key] / theirs[at][key]);
  return { median: median(pairs), best: Math.max(...pairs), least: Math.min(...pairs) };
}
