const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x',
  і: 'i', ѕ: 's', ј: 'j', ԁ: 'd', һ: 'h', ӏ: 'l',
}; // prettier-ignore

/**
 * The form in which logins are compared: two logins that look the same are the same login. Case, blanks, characters
 * that cannot be seen and Cyrillic letters that look like Latin ones do not count.
 */
export function loginKey(login: string): string {
  const folded = login
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{DI}]+/gu, '');
  return [...folded].map((letter) => lookAlikes[letter] ?? letter).join('');
}
