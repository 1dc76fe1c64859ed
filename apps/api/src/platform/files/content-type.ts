import type { Readable } from 'node:stream';
import type { FileType } from './file-types';

type Open = () => Promise<Readable>;

/** Binary files that may hide behind the extension of a text without a single NUL. */
const neverText = /^(%PDF-|PK\x03\x04|7z\xbc\xaf|Rar!|\x1f\x8b|\x7fELF|\x89PNG|GIF8|\xff\xd8\xff)/;
/** Only Outlook messages have streams of this name; installers, which share the container, have none. */
const outlookStream = Buffer.from('__properties_version1.0', 'utf16le');

/** True when the bytes are what the type says; each reading asks `open` for the stream anew. */
export async function isContentOf({ content }: FileType, open: Open): Promise<boolean> {
  if (content.kind === 'text') return isText(await open());
  const found = await signatureOf(await open());
  if (content.kind === 'outlook') return found === 'cfb' && contains(await open(), outlookStream);
  return found !== null && content.found.includes(found);
}

/** The extension that belongs to the content, or null when no signature is known. */
async function signatureOf(stream: Readable): Promise<string | null> {
  // An ES module: reached at run time only.
  const { fileTypeFromStream } = await import('file-type');
  try {
    return (await fileTypeFromStream(stream))?.ext ?? null;
  } catch {
    // Damaged beyond recognition is not what its extension says.
    return null;
  } finally {
    stream.destroy();
  }
}

/** Text of any one-byte encoding or UTF-8 has no NUL; UTF-16 is told by its mark and must decode. */
async function isText(stream: Readable): Promise<boolean> {
  let check: ((chunk: Buffer) => boolean) | null = null;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      check ??= checkFor(chunk);
      if (!check?.(chunk)) return false;
    }
    return true;
  } finally {
    stream.destroy();
  }
}

function checkFor(start: Buffer): ((chunk: Buffer) => boolean) | null {
  if (neverText.test(start.subarray(0, 8).toString('latin1'))) return null;
  const mark = start.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff') return (chunk) => !chunk.includes(0);
  const decoder = new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true });
  return (chunk) => {
    try {
      return !decoder.decode(chunk, { stream: true }).includes('\0');
    } catch {
      return false;
    }
  };
}

async function contains(stream: Readable, wanted: Buffer): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const window = Buffer.concat([tail, chunk]);
      if (window.includes(wanted)) return true;
      tail = window.subarray(-wanted.length);
    }
    return false;
  } finally {
    stream.destroy();
  }
}
