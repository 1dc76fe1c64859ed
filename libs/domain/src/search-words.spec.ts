import { searchWords } from './search-words';

describe('the words of a text', () => {
  it.each([
    [
      'Щёголева Ульяна u.shch ulyana@example.org',
      ['щеголева', 'ульяна', 'u', 'shch', 'ulyana', 'example', 'org'],
    ],
    ['Петрова-Водкина, О’Нил', ['петрова', 'водкина', 'о', 'нил']],
    ['Иван иван ИВАН', ['иван']],
    ['clerk_1 №5', ['clerk', '1', 'no5']],
    ['Марʼяна мар’яна', ['мар', 'яна']],
    ['Ива\u00ADнов', ['иванов']],
    ['नमस्ते', ['नमस्ते']],
    [' .,@% ', []],
    ['', []],
  ])('of %j are %j', (text, words) => expect(searchWords(text)).toEqual(words));

  it('are cut between letters', () => {
    expect(searchWords(`${'a'.repeat(99)}𐐨 ${'a'.repeat(99)}𠀀`)).toEqual(['a'.repeat(99)]);
  });

  it('begin with what was typed, in whatever case', () => {
    const [typed] = searchWords('ΠΑΣ');
    expect(searchWords('Πασχάλης')[0]!.startsWith(typed!)).toBe(true);
  });

  it('are cut where they are longer than anything that is searched', () => {
    expect(searchWords('я'.repeat(150))).toEqual(['я'.repeat(100)]);
  });

  it('are the words of what is joined of them', () => {
    const words = searchWords('Ёж, ﬁx; Ⅻ ½ a1b2');
    expect(searchWords(words.join(' '))).toEqual(words);
  });
});
