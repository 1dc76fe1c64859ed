import { mkdtemp, readdir, rm, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { limits } from '@supportal/domain';
import { cleanFileName, extensionOf } from './file-name';
import { FileMissing, isFileKey, newFileKey } from './file-store';
import { LocalFileStore } from './local-file-store';

describe('LocalFileStore', () => {
  let folder: string;
  let store: LocalFileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supportal-files-'));
    store = new LocalFileStore(join(folder, 'not there yet'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const everything = async () => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of store.list()) found.push(key);
    return found;
  };

  it('gives back what was put', async () => {
    const key = newFileKey();
    expect(await store.put(key, Readable.from([Buffer.from('при'), Buffer.from('вет')]))).toEqual({
      size: 12,
    });
    expect((await buffer(await store.open(key))).toString()).toBe('привет');
    expect(await keys()).toEqual([key]);
    await store.remove(key);
    await store.remove(key);
    expect(await keys()).toEqual([]);
    await expect(store.open(key)).rejects.toThrow(FileMissing);
  });

  it('leaves nothing of a stream that breaks', async () => {
    const broken = async function* () {
      yield Buffer.alloc(100_000);
      throw new Error('gone');
    };
    await expect(store.put(newFileKey(), Readable.from(broken()))).rejects.toThrow('gone');
    expect(await everything()).toEqual([]);
  });

  it('never writes over a file that is being written', async () => {
    const key = newFileKey();
    let finish = () => {};
    const wait = new Promise<void>((resolve) => (finish = resolve));
    let begun = () => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const slow = async function* () {
      yield Buffer.from('first');
      begun();
      await wait;
    };
    const first = store.put(key, Readable.from(slow()));
    await started;
    await expect(store.put(key, Readable.from(['second']))).rejects.toMatchObject({ code: 'EEXIST' });
    finish();
    await first;
    expect((await buffer(await store.open(key))).toString()).toBe('first');
  });

  it('takes no key that it did not make', async () => {
    for (const key of [
      '',
      'a',
      '../'.repeat(12),
      '..'.repeat(16),
      'G'.repeat(32),
      `${'a'.repeat(31)}/`,
      'a'.repeat(65),
    ]) {
      await expect(store.put(key, Readable.from(['x']))).rejects.toThrow('key');
      await expect(store.open(key)).rejects.toThrow('key');
      await expect(store.remove(key)).rejects.toThrow('key');
    }
    expect(isFileKey(newFileKey())).toBe(true);
    expect(await everything()).toEqual([]);
  });

  it('lists what an interrupted put left, and removes it', async () => {
    const key = newFileKey();
    const place = join(folder, 'not there yet', key.slice(0, 2), key.slice(2, 4));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${key}.part`), 'half');
    const then = new Date('2026-01-01T00:00:00Z');
    await utimes(join(place, `${key}.part`), then, then);
    await writeFile(join(place, 'note.txt'), 'not ours');
    const found = [];
    for await (const file of store.list()) found.push(file);
    expect(found).toEqual([{ key, modifiedAt: then }]);
    await store.remove(key);
    expect(await everything()).toEqual(['note.txt']);
  });
});

describe('cleanFileName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['C:\\fakepath\\Отчёт.pdf', 'Отчёт.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['/abs/dir/a.png', 'a.png'],
    ['  spaced .png  ', 'spaced .png'],
    ['virus.exe.', 'virus.exe'],
    ['и\u0306мя.txt', 'ймя.txt'],
    ['a\nb/c.txt', 'c.txt'],
    ['👩‍💻.png', '👩‍💻.png'],
  ])('%j becomes %j', (raw, clean) => expect(cleanFileName(raw)).toBe(clean));

  it.each([
    '',
    '   ',
    '.',
    '..',
    '...',
    'folder/',
    'a\\',
    'a\u0000.png',
    'a\nb.png',
    'a\u202egnp.exe',
    'a\u2066.png',
    'a\ud800.png',
    'a\u2028.txt',
  ])('%j is no name', (raw) => expect(cleanFileName(raw)).toBeNull());

  it('is trimmed to the limit, with its extension and without half characters', () => {
    const long = cleanFileName(`${'я'.repeat(300)}.tar.gz`)!;
    expect(long).toHaveLength(limits.fileName);
    expect(long.endsWith('я.gz')).toBe(true);
    const emoji = cleanFileName(`a${'😀'.repeat(150)}.png`)!;
    expect(emoji.length).toBeLessThanOrEqual(limits.fileName);
    expect(emoji).toMatch(/^a(😀)+\.png$/u);
    expect(cleanFileName(`a.${'b'.repeat(300)}`)).toHaveLength(limits.fileName);
  });

  it('knows extensions', () => {
    expect(['a.PNG', 'a.tar.gz', '.env', 'none', 'a.'].map(extensionOf)).toEqual(['png', 'gz', '', '', '']);
  });
});
