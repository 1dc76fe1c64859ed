import { searchKey } from './search-key';

/** Longest word that is searched; of a longer one only its beginning counts. */
const longest = 100;
// Apostrophes that count as letters part words as the others do.
const separators = /(?:[^\p{L}\p{N}\p{M}]|[\u02B9-\u02BF\u02EE])+/u;
// Soft hyphens and the like, which come along with pasted text.
const invisible = /\p{Cf}+/gu;

// Half a letter at the end of what was cut.
const half = /[\uD800-\uDBFF]$/;

/**
 * The different words of a text in the form in which text is searched, the sigma at the end of a word like any other:
 * whatever is neither letter nor digit parts them.
 */
export const searchWords = (text: string): string[] => [
  ...new Set(
    searchKey(text)
      .replace(invisible, '')
      .replaceAll('ς', 'σ')
      .split(separators)
      .filter(Boolean)
      .map((word) => word.slice(0, longest).replace(half, '')),
  ),
];
