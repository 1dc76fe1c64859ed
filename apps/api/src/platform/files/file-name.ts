import { limits } from '@supportal/domain';

/** Control and line-separating characters, unpaired surrogates, and marks that turn the direction of text: `gpj.exe`. */
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What follows the last dot, in lower case, or an empty text. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/**
 * The name as it is kept and shown: without folders, composed, trimmed to the limit with its extension kept.
 * Null when it cannot be a name.
 */
export function cleanFileName(raw: string): string | null {
  const name = raw
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .trim()
    // Windows drops them at the end: `virus.exe.` would be `virus.exe`.
    .replace(/[. ]+$/u, '');
  if (!name || forbidden.test(name)) return null;
  return shortened(name);
}

function shortened(name: string): string {
  if (name.length <= limits.fileName) return name;
  const extension = extensionOf(name);
  // An extension of a page of text is none.
  const tail = extension && extension.length <= 20 ? name.slice(-extension.length - 1) : '';
  const room = limits.fileName - tail.length;
  const base = name.slice(0, room);
  // Never half a character.
  return (/[\ud800-\udbff]$/.test(base) ? base.slice(0, -1) : base).trimEnd() + tail;
}
