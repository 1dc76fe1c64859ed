/**
 * The smallest index in `[low, high)` that satisfies `holds`, or `high` if none does.
 * `holds` must be false up to some index and true from there on.
 */
export function firstIndex(low: number, high: number, holds: (index: number) => boolean): number {
  while (low < high) {
    const middle = low + ((high - low) >>> 1);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
