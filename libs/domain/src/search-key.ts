/** The form in which text is searched: lower case, ё as е, blanks squeezed; the same on every database. */
export const searchKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
