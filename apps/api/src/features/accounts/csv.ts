/** A record of a CSV text and the line it begins in, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quote that is opened and never closed, or text behind a closing quote. */
export class CsvError extends Error {
  constructor(readonly line: number) {
    super(`The quotes of line ${line} do not fit.`);
  }
}

const separators = [';', '\t', ','];

/**
 * The records of a CSV text as RFC 4180 describes it, also with semicolons or tabs, a byte order mark and any line ends;
 * empty lines are left out. Throws {@link CsvError}.
 */
export function parseCsv(text: string): CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(source);
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const record = readRecord(source, at, line, separator);
    if (record.cells.some((cell) => cell.trim())) records.push({ line, cells: record.cells });
    line += source.slice(at, record.end).split('\n').length - 1;
    at = record.end;
  }
  return records;
}

/** The first of the separators that the header has outside quotes. */
function separatorOf(source: string): string {
  const head = /\S.*/.exec(source)?.[0].replace(/"[^"]*"/g, '') ?? '';
  return separators.find((one) => head.includes(one)) ?? ',';
}

function readRecord(source: string, start: number, line: number, separator: string) {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = source[at] === '"' ? readQuoted(source, at, line) : readPlain(source, at, separator);
    cells.push(cell.text);
    const next = source[cell.end];
    if (next === separator) at = cell.end + 1;
    else if (next === '\n' || next === undefined) return { cells, end: cell.end + 1 };
    else throw new CsvError(line);
  }
}

function readPlain(source: string, start: number, separator: string) {
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== '\n') end++;
  return { text: source.slice(start, end), end };
}

function readQuoted(source: string, start: number, line: number) {
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') text += source[at++];
    else return { text, end: at + 1 };
  }
  throw new CsvError(line);
}
