import { Readable } from 'node:stream';
import { png, programs, samples, zip } from '../../testing/file-samples';
import { isContentOf } from './content-type';
import { fileTypeOf, isDeclaredAs } from './file-types';

/** As a store gives it: in small pieces, so that nothing depends on the size of the first one. */
const opened =
  (bytes: Buffer, piece = 4_096) =>
  async () =>
    Readable.from(
      (function* () {
        for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
      })(),
      { objectMode: false },
    );
const isOf = (extension: string, bytes: Buffer) => isContentOf(fileTypeOf(extension)!, opened(bytes));

describe('content of files', () => {
  it.each(Object.keys(samples))('a real .%s is what it says', async (extension) => {
    expect(await isOf(extension, samples[extension]!)).toBe(true);
  });

  it('nothing passes as another type', async () => {
    const same = [
      ['jpg', 'jpeg'],
      ['html', 'htm', 'svg', 'xml', 'txt', 'log', 'csv', 'md', 'json', 'har', 'eml'],
      ['mp4', 'mov'],
    ];
    const mayBe = (extension: string, content: string) =>
      extension === content ||
      same.some((group) => group.includes(extension) && group.includes(content)) ||
      (extension === 'zip' && ['docx', 'xlsx', 'pptx', 'odt', 'ods'].includes(content));
    for (const extension of Object.keys(samples)) {
      for (const [content, bytes] of Object.entries(samples)) {
        const verdict = await isOf(extension, bytes);
        expect({ extension, content, verdict }).toEqual({
          extension,
          content,
          verdict: mayBe(extension, content),
        });
      }
    }
  });

  it('no program passes as anything', async () => {
    for (const extension of Object.keys(samples)) {
      for (const [program, bytes] of Object.entries(programs)) {
        expect({ extension, program, verdict: await isOf(extension, bytes) }).toEqual({
          extension,
          program,
          verdict: false,
        });
      }
    }
  });

  it('text has no NUL, wherever it would be', async () => {
    const late = Buffer.concat([Buffer.alloc(100_000, 'a'), Buffer.from([0])]);
    expect(await isOf('txt', late)).toBe(false);
    expect(await isOf('txt', late.subarray(0, -1))).toBe(true);
    expect(await isOf('log', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from([0, 0x41, 0, 0])]))).toBe(
      false,
    );
    expect(
      await isOf('log', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from([0x00, 0xd8, 0x41, 0x00])])),
    ).toBe(false);
    expect(await isOf('txt', Buffer.from([0xcf, 0xf0, 0xe8]))).toBe(true);
  });

  it('damaged files are refused, not failed on', async () => {
    for (const extension of ['png', 'docx', 'zip', 'gz', 'mp4', 'pdf', 'msg']) {
      for (const length of [1, 4, 9, 40]) {
        const verdict = isOf(extension, samples[extension]!.subarray(0, length));
        await expect(verdict).resolves.toEqual(expect.any(Boolean));
      }
    }
    expect(await isOf('docx', zip({ 'readme.txt': 'hello' }))).toBe(false);
  });
});

describe('types of files', () => {
  it('programs and scripts are no accepted type', () => {
    const refused =
      'exe bat cmd com scr ps1 sh js mjs vbs wsf msi apk jar dll lnk reg hta docm xlsm iso  __proto__ constructor';
    for (const extension of refused.split(' ')) expect(fileTypeOf(extension)).toBeNull();
  });

  it('only plain images are images', () => {
    const images = Object.keys(samples).filter((extension) => fileTypeOf(extension)!.isImage);
    expect(images.sort()).toEqual(['gif', 'jpeg', 'jpg', 'png', 'webp']);
    expect(png.length).toBeGreaterThan(0);
  });

  it('what the sender declares must not contradict the extension', () => {
    const verdict = (extension: string, declared: string) => isDeclaredAs(fileTypeOf(extension)!, declared);
    for (const declared of ['', 'application/octet-stream', 'image/png', 'IMAGE/PNG; q=1'])
      expect(verdict('png', declared)).toBe(true);
    for (const declared of ['text/html', 'image/svg+xml', 'application/pdf', 'image/jpeg'])
      expect(verdict('png', declared)).toBe(false);
    for (const declared of ['text/plain', 'text/x-log', 'text/csv'])
      expect(verdict('log', declared)).toBe(true);
    for (const declared of ['text/html', 'text/javascript', 'image/png'])
      expect(verdict('log', declared)).toBe(false);
    expect(verdict('csv', 'application/vnd.ms-excel')).toBe(true);
    expect(verdict('zip', 'application/x-zip-compressed')).toBe(true);
    expect(verdict('html', 'text/html')).toBe(true);
  });
});
