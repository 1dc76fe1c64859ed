import en from './en';
import ru from './ru';

type Texts = string | { readonly [key: string]: Texts };

const leaves = (texts: Texts, path = ''): [path: string, text: string][] =>
  typeof texts === 'string'
    ? [[path, texts]]
    : Object.entries(texts).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
const placesOf = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(/\{\{\s*(\w+)\s*\}\}|\{(\w+), plural/g)].map(
        ([, name, plural]) => name ?? plural ?? '',
      ),
    ),
  ].sort();

describe('texts of the portal', () => {
  const [russian, english] = [new Map(leaves(ru)), new Map(leaves(en))];

  it('exist in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...russian.keys()].sort());
  });

  it('are never empty', () => {
    expect([...russian, ...english].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it('mention the same values in both languages', () => {
    for (const [key, text] of russian)
      expect([key, placesOf(english.get(key) ?? '')]).toEqual([key, placesOf(text)]);
  });
});
