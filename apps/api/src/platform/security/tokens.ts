import { createHash, randomBytes } from 'node:crypto';

/** A secret nobody can guess: 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: SHA-256, hexadecimal. A random token needs no salt. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
