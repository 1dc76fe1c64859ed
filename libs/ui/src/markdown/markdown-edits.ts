/** A text with what is selected in it. */
export interface TextSelection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One command of the toolbar of the editor. */
export type MarkdownCommand = 'bold' | 'italic' | 'list' | 'quote' | 'code' | 'link';

/** Puts a mark around the selection, or takes it away when it is there already. */
function wrap({ text, start, end }: TextSelection, mark: string): TextSelection {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const inner = text.slice(start, end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const kept = before.slice(0, -mark.length) + inner + after.slice(mark.length);
    return { text: kept, start: start - mark.length, end: end - mark.length };
  }
  return { text: before + mark + inner + mark + after, start: start + mark.length, end: end + mark.length };
}

/** Puts a prefix before every selected line, or takes it away when every line has it. */
function prefix({ text, start, end }: TextSelection, mark: string): TextSelection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, until).split('\n');
  const remove = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (remove ? line.slice(mark.length) : mark + line)).join('\n');
  const caret = from + changed.length;
  return {
    text: text.slice(0, from) + changed + text.slice(until),
    start: lines.length > 1 ? from : caret,
    end: caret,
  };
}

function code(selection: TextSelection): TextSelection {
  const inner = selection.text.slice(selection.start, selection.end);
  if (!inner.includes('\n')) return wrap(selection, '`');
  const fenced = `\`\`\`\n${inner}\n\`\`\``;
  const text = selection.text.slice(0, selection.start) + fenced + selection.text.slice(selection.end);
  return { text, start: selection.start + 4, end: selection.start + 4 + inner.length };
}

function link({ text, start, end }: TextSelection): TextSelection {
  const inner = text.slice(start, end);
  const address = /^https?:\/\/\S+$/.test(inner) ? inner : 'https://';
  const words = address === inner ? '' : inner;
  const made = `[${words}](${address})`;
  const caret = words ? start + made.length - 1 : start + 1;
  return { text: text.slice(0, start) + made + text.slice(end), start: caret, end: caret };
}

const edits: Record<MarkdownCommand, (selection: TextSelection) => TextSelection> = {
  bold: (selection) => wrap(selection, '**'),
  italic: (selection) => wrap(selection, '_'),
  list: (selection) => prefix(selection, '- '),
  quote: (selection) => prefix(selection, '> '),
  code,
  link,
};

/** What a command of the toolbar makes of a text and its selection. */
export const applyMarkdown = (command: MarkdownCommand, selection: TextSelection): TextSelection =>
  edits[command](selection);
