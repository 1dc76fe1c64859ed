/** One thing a description should tell. The heading is what the form writes into the text for it. */
export interface RequiredItem {
  readonly heading: string;
}

/** The Markdown line under which the answer to an item is written. */
export const requiredHeading = (heading: string): string => `**${heading}:**`;

/** True when the text holds the item's heading with some words after it, before the next heading of the list. */
export function isItemAnswered(body: string, item: RequiredItem, all: readonly RequiredItem[]): boolean {
  const heading = requiredHeading(item.heading);
  const start = body.indexOf(heading);
  if (start < 0) return false;
  const rest = body.slice(start + heading.length);
  const ends = all.map((other) => rest.indexOf(requiredHeading(other.heading))).filter((at) => at >= 0);
  return rest.slice(0, Math.min(rest.length, ...ends)).trim().length > 0;
}

/** How much of a checklist the text answers: `answered` of `total` items. */
export function completeness(
  body: string,
  items: readonly RequiredItem[],
): { answered: number; total: number } {
  return { answered: items.filter((item) => isItemAnswered(body, item, items)).length, total: items.length };
}
