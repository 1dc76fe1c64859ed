/** More than any request of ours has; a page of the largest variables has some hundreds. */
const limits = { depth: 30, values: 5_000 };

const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const opening = new Set(['[', '{'].map((sign) => sign.charCodeAt(0)));
const closing = new Set([']', '}'].map((sign) => sign.charCodeAt(0)));
const comma = ','.charCodeAt(0);

/**
 * True when a JSON text has few values and little depth, so that parsing it is cheap. Looks at the signs alone, many times
 * faster than the parser, which needs tens of milliseconds for 256 KB of brackets.
 */
export function isModestJson(text: string): boolean {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at);
    else if (opening.has(sign)) depth++;
    else if (closing.has(sign)) depth--;
    else if (sign === comma) values++;
    if (depth > limits.depth || values > limits.values) return false;
  }
  return true;
}

/** The place of the quote that ends the string which begins here; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
