// Aligned tables for people.

const width = (text) => [...String(text)].length;

/** Prints rows of equal keys as a table; the first column is text, the others are numbers or text. */
export function printTable(title, rows) {
  const heads = Object.keys(rows[0]);
  const cells = [heads, ...rows.map((row) => heads.map((head) => shown(row[head])))];
  const widths = heads.map((_, at) => Math.max(...cells.map((row) => width(row[at]))));
  const pad = (text, at) => {
    const space = ' '.repeat(widths[at] - width(text));
    return at ? space + text : text + space;
  };
  console.log(`\n${title}`);
  for (const row of cells) console.log(`  ${row.map(pad).join('   ')}`);
}

/** Three significant digits for small numbers, whole ones for large. */
function shown(value) {
  if (typeof value !== 'number') return value ?? '–';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
