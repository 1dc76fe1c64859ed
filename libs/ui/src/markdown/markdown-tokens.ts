import { Marked, type MarkedToken } from 'marked';

const parser = new Marked({ gfm: true, breaks: true });
const maxMarks = 5000;
const deepQuote = /(?:^|\n)(?:[ \t]*>){30}/;

/**
 * The tokens of a Markdown text; null when the text would cost the parser too much or breaks it: such a text is shown
 * as it was typed.
 */
export function markdownTokens(text: string): MarkedToken[] | null {
  // Thousands of markers make the parser take seconds, deep quotes overflow its stack.
  if (deepQuote.test(text) || (text.match(/[*_[\]<>`~]/g)?.length ?? 0) > maxMarks) return null;
  try {
    return parser.lexer(text) as MarkedToken[];
  } catch {
    return null;
  }
}
