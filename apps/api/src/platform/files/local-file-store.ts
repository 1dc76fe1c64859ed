import type { WriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileMissing, isFileKey, type FileStore } from './file-store';

const unfinished = '.part';

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** Files in a folder, spread over two levels by the start of their key. */
export class LocalFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(key: string, source: Readable): Promise<{ size: number }> {
    const path = this.pathOf(key);
    const temporary = path + unfinished;
    const target = await this.begin(temporary).catch((error: unknown) => {
      source.destroy();
      throw error;
    });
    try {
      await pipeline(source, target);
      await rename(temporary, path);
      await persist(dirname(path));
      return { size: target.bytesWritten };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<Readable> {
    const handle = await open(this.pathOf(key), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new FileMissing(key) : error;
    });
    return handle.createReadStream();
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    await rm(path + unfinished, { force: true });
  }

  async *list(): AsyncIterable<{ key: string; modifiedAt: Date }> {
    for (const first of await names(this.folder)) {
      for (const second of await names(join(this.folder, first))) {
        yield* this.listFolder(join(this.folder, first, second));
      }
    }
  }

  /** A new temporary file; fails when somebody writes it already. */
  private async begin(temporary: string): Promise<WriteStream> {
    const folder = dirname(temporary);
    const made = await mkdir(folder, { recursive: true });
    // A new folder is on the disk when the folder around it is: up to the first that was there before.
    for (let parent = folder; made && parent.length >= made.length; parent = dirname(parent))
      await persist(dirname(parent));
    const handle = await open(temporary, 'wx', 0o600);
    return handle.createWriteStream({ flush: true });
  }

  private async *listFolder(folder: string): AsyncIterable<{ key: string; modifiedAt: Date }> {
    for (const name of await names(folder)) {
      const key = name.endsWith(unfinished) ? name.slice(0, -unfinished.length) : name;
      if (!isFileKey(key)) continue;
      const found = await stat(join(folder, name)).catch(() => null);
      if (found) yield { key, modifiedAt: found.mtime };
    }
  }

  private pathOf(key: string): string {
    if (!isFileKey(key)) throw new Error('Not a key of a file.');
    return join(this.folder, key.slice(0, 2), key.slice(2, 4), key);
  }
}

/** Names in a folder; none when there is no such folder. */
async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return [];
    throw error;
  }
}

/** The rename is on the disk, not only in memory. Some systems cannot sync a folder: then it is best effort. */
async function persist(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
