import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** Where the bytes of files lie; names, owners and rights are rows in SQL. */
export interface FileStore {
  /** Stores the whole stream, or nothing of it. */
  put(key: string, source: Readable): Promise<{ size: number }>;
  /** The bytes; throws {@link FileMissing} when there are none. */
  open(key: string): Promise<Readable>;
  /** Removes the file and what an interrupted put left of it; nothing happens when there is none. */
  remove(key: string): Promise<void>;
  /** Every file, leftovers of interrupted puts included. */
  list(): AsyncIterable<{ key: string; modifiedAt: Date }>;
}

/** The store has no file of this key. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`There is no stored file ${key}.`);
  }
}

const keyPattern = /^[0-9a-f]{32,64}$/;

/** A new key: random, hexadecimal, unrelated to anything a user wrote. */
export const newFileKey = (): string => randomBytes(24).toString('hex');

/** True for what {@link newFileKey} makes. */
export const isFileKey = (key: string): boolean => keyPattern.test(key);
