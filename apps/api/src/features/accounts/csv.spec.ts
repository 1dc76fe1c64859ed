import { CsvError, parseCsv } from './csv';

const cells = (text: string) => parseCsv(text).map((record) => record.cells);

describe('CSV', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, a mark, CRLF',
      '\uFEFFa;b\r\n1;2,5\r\n',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      'a;b\n"x;""y""\nz";2',
      [
        ['a', 'b'],
        ['x;"y"\nz', '2'],
      ],
    ],
    [
      'empty cells and lines',
      'a;b\n;\n\n1;',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'separators in quotes in the header, behind empty lines',
      '\n\n" a;b","c"\n1,"2;3"',
      [
        [' a;b', 'c'],
        ['1', '2;3'],
      ],
    ],
    ['one column', 'a\n1', [['a'], ['1']]],
    ['nothing', '', []],
  ])('reads %s', (_name, text, expected) => expect(cells(text)).toEqual(expected));

  it('counts lines as an editor does', () => {
    const lines = parseCsv('a;b\n"x\ny";1\n\n2;3').map(({ line }) => line);
    expect(lines).toEqual([1, 2, 5]);
  });

  it.each([['a;b\n"x;1'], ['a;b\n"x"y;1']])('refuses quotes that do not fit: %s', (text) => {
    expect(() => parseCsv(text)).toThrow(CsvError);
  });
});
