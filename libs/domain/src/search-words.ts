import { searchKey } from './search-key';

/** Longest word that is searched; of a longer one only its beginning counts. */
const longest = 100;
const separators = /[^\p{L}\p{N}\p{M}]+/u;

/** The different words of a text in the form in which text is searched: whatever is neither letter nor digit parts them. */
export const searchWords = (text: string): string[] => [
  ...new Set(
    searchKey(text)
      .split(separators)
      .filter(Boolean)
      .map((word) => word.slice(0, longest)),
  ),
];
