/** Texts up to this many UTF-16 units are written through the scratch; each becomes three bytes at most. */
const usual = 128 * 1024;
const scratch = Buffer.allocUnsafeSlow(usual * 3);
const encoder = new TextEncoder();

/** The bytes of a text. Measuring a text of Cyrillic takes as long as writing it: this writes it once. */
export function utf8(text: string): Buffer {
  if (text.length > usual) return Buffer.from(text);
  const { written } = encoder.encodeInto(text, scratch);
  return Buffer.from(scratch.subarray(0, written));
}
