import { searchKey } from './search-key';

describe('the form in which text is searched', () => {
  it.each([
    ['Ёлка и ЁЖ', 'елка и еж'],
    ['Е\u0308лка', 'елка'],
    ['Краи\u0306', 'край'],
    ['  много \t\n пробелов\u00A0тут ', 'много пробелов тут'],
    ['ＦＵＬＬ', 'full'],
    ['100 % _!', '100 % _!'],
    ['', ''],
  ])('%j is searched as %j', (text, key) => expect(searchKey(text)).toBe(key));

  it('does not change what has it already', () => {
    for (const text of ['Ёлка', 'ﬁx', 'İ', 'ẞ']) expect(searchKey(searchKey(text))).toBe(searchKey(text));
  });
});
