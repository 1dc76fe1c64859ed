/** A random key for a request, so that a repeated one does nothing twice. */
export function newKey(): string {
  // Absent outside secure contexts, for example in a test installation without TLS.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** The key of a request that may be repeated: stays the same while the content stays the same. */
export class RetryKey {
  private content: string | null = null;
  private key = '';

  /** The key for this content. */
  for(content: unknown): string {
    const written = JSON.stringify(content);
    if (written !== this.content) this.key = newKey();
    this.content = written;
    return this.key;
  }

  /** The request came through: the same content again is another request. */
  done(): void {
    this.content = null;
  }
}
