import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { deflateSync, gzipSync } from 'node:zlib';
import { limits } from '@supportal/domain';
import { png, zip } from '../../testing/file-samples';
import { TestApp } from '../../testing/test-app';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { sessionCookie } from '../../platform/http/request-origin';
import { Attachment } from '../../features/attachments/attachment.entity';
import { scaled } from '../harness/scale';

const MB = 1024 ** 2;
const zeros = Buffer.alloc(scaled(100, 400) * MB);

/** A PNG that says it is 60,000 × 60,000 points, all of them zero; unpacked it would take gigabytes. */
function pngBomb(): Buffer {
  const header = Buffer.from(png.subarray(0, 33));
  header.writeUInt32BE(60_000, 16);
  header.writeUInt32BE(60_000, 20);
  const data = deflateSync(zeros);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([header, length, Buffer.from('IDAT'), data, Buffer.alloc(4)]);
}

const openXml = (bytes: Buffer) =>
  zip({ '[Content_Types].xml': bytes.toString('latin1'), 'word/document.xml': 'x' });

describe('uploads that lie', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());
  const rows = () => app.app.platform.database.read.list(Attachment);

  it('bombs cost what small files cost: of an archive no more than its first bytes are unpacked', async () => {
    // The first one pays for what is loaded on demand.
    await world.author.api.upload('small.gz', gzipSync('small'), 'application/gzip');
    const bombs: [string, Buffer, string][] = [
      ['bomb.gz', gzipSync(zeros), 'application/gzip'],
      ['bomb.zip', zip({ zeros: zeros.toString('latin1') }), 'application/zip'],
      ['bomb.png', pngBomb(), 'image/png'],
      ['bomb.docx', openXml(zeros), ''],
    ];
    for (const [name, bytes, type] of bombs) {
      global.gc?.();
      const memory = process.memoryUsage().rss;
      const before = process.cpuUsage();
      const response = await world.author.api.uploadRaw(name, bytes, type);
      const { user, system } = process.cpuUsage(before);
      const grown = (process.memoryUsage().rss - memory) / MB;
      const ms = (user + system) / 1_000;
      process.stdout.write(
        `${name}: ${(bytes.length / MB).toFixed(2)} MB sent, ${response.status}, ${ms.toFixed(0)} ms of processor, ${grown.toFixed(0)} MB\n`,
      );
      expect([201, 415]).toContain(response.status);
      expect({ name, modest: ms < 300 && grown < 60 }).toEqual({ name, modest: true });
      if (response.status !== 201) continue;
      const { id } = (await response.json()) as { id: number };
      const back = await world.author.api.download(id);
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it.each([
    ['a GIF that is a script', 'a.gif', Buffer.from('GIF89a=1;alert(1)//'), 'image/gif'],
    [
      'a PDF that is a page',
      'a.pdf',
      Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>'),
      'application/pdf',
    ],
    [
      'a PNG with a page behind it',
      'a.png',
      Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]),
      'image/png',
    ],
    ['a page', 'a.html', Buffer.from('<script>alert(1)</script>'), 'text/html'],
    ['a picture with a script', 'a.svg', Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml'],
    [
      'XML with an entity of entities',
      'a.xml',
      Buffer.from('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'),
      'text/xml',
    ],
  ])('%s comes back as it went, and a browser runs nothing of it', async (_what, name, bytes, type) => {
    const id = await world.author.api.upload(name, bytes, type);
    const back = await world.author.api.download(id);
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    expect(back.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('content-type')).not.toMatch(/html|svg|\/xml/);
    const inline = /^inline/.test(back.headers.get('content-disposition')!);
    expect(inline).toBe(type === 'image/gif' || type === 'image/png');
  });

  it.each([
    ['255 letters of Cyrillic', `${'я'.repeat(251)}.txt`],
    ['400 letters of Cyrillic', `${'ю'.repeat(400)}.txt`],
    ['faces', `${'😀'.repeat(200)}.txt`],
    ['folders', '../../../etc/passwd.txt'],
    ['folders of Windows', '..\\..\\windows\\win.txt'],
    ['a device of Windows', 'CON.txt'],
    ['signs of headers', `a"; filename=b.exe; x='%0d%0a.txt`],
    ['formulas', '=cmd|calc!A0.txt'],
    ['a leading dash', '-rf ~.txt'],
  ])('a name of %s is kept, shown in its header and never a path', async (_what, name) => {
    const id = await world.author.api.upload(name, 'x');
    const file = (await rows()).find((one) => one.id === id)!;
    expect(file.name.length).toBeLessThanOrEqual(limits.fileName);
    expect(file.name).not.toMatch(/[/\\]/);
    expect(file.storageKey).toMatch(/^[0-9a-f]+$/);
    const header = (await world.author.api.download(id)).headers.get('content-disposition')!;
    expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w%.!~-]*$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(file.name);
  });

  it.each([
    ['NUL', 'a\0.txt'],
    ['turned direction', 'a\u202etxt.exe.txt'],
    ['a line', 'a\r\nX: y.txt'],
    ['dots', '....'],
    ['blanks', '   '],
    ['a bell', 'a\u0007.txt'],
  ])('a name with %s is refused', async (_what, name) => {
    const before = (await rows()).length;
    const boundary = 'XX';
    const socket = await raw(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\nx\r\n--${boundary}--\r\n`,
      ),
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await rows()).length).toBe(before);
  });

  it.each([
    ['a megabyte of name', () => part(`filename="${'a'.repeat(MB)}.txt"`)],
    ['ten thousand parts', () => part('', 'x').repeat(10_000)],
    ['ten thousand headers', () => `--XX\r\n${'X-A: b\r\n'.repeat(10_000)}\r\nx\r\n`],
    ['a file named twice', () => part('filename="a.txt"') + part('filename="b.txt"')],
  ])('%s are refused cheaply and leave nothing', async (_what, body) => {
    const before = (await rows()).length;
    const cpu = process.cpuUsage();
    const reply = await text(await raw(Buffer.from(`${body()}--XX--\r\n`)));
    const { user, system } = process.cpuUsage(cpu);
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((user + system) / 1_000).toBeLessThan(500);
    expect((await rows()).length).toBe(before);
  });

  it('a length that promises more, less or nothing is no file', async () => {
    const before = (await rows()).length;
    const body = Buffer.from(`${part('filename="a.txt"')}--XX--\r\n`);
    const short = await raw(body, body.length - 20);
    expect(await text(short)).toMatch(/^HTTP\/1\.1 4\d\d /);
    const long = await raw(body, body.length + 1_000);
    long.end();
    expect(await text(long)).toMatch(/^(HTTP\/1\.1 (4\d\d|201) .*)?$/s);
    const none = await raw(body, null);
    expect(await text(none)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await rows()).length - before).toBeLessThanOrEqual(1);
  });

  it('slow uploads of many at once hold up nobody', async () => {
    const slow = await Promise.all(
      Array.from({ length: scaled(30, 200) }, () =>
        raw(Buffer.from(part('filename="slow.txt"').slice(0, -2)), 10_000),
      ),
    );
    const began = performance.now();
    await world.deputy.api.upload('quick.txt', 'quick');
    const back = await world.deputy.api.download(await world.deputy.api.upload('again.txt', 'again'));
    expect((await buffer(back.body!)).toString()).toBe('again');
    expect(performance.now() - began).toBeLessThan(3_000);
    for (const socket of slow) socket.destroy();
  });

  const part = (parameters: string, content = 'hello') =>
    `--XX\r\nContent-Disposition: form-data; name="file"${parameters && `; ${parameters}`}\r\n\r\n${content}\r\n`;

  /** Sends a form by hand; no length at all when null. */
  async function raw(body: Buffer, length: number | null = body.length): Promise<Socket> {
    const { hostname, port } = new URL(app.address);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await once(socket, 'connect');
    const announced = length === null ? '' : `Content-Length: ${length}\r\n`;
    socket.write(
      `POST /files HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: ${sessionCookie}=${world.leader.api.token}\r\n` +
        `apollo-require-preflight: 1\r\nContent-Type: multipart/form-data; boundary=XX\r\n${announced}\r\n`,
    );
    socket.write(body);
    return socket;
  }
});
