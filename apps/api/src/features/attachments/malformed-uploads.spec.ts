import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { limits, message } from '@supportal/domain';
import { ownScript, startFileServer, type FileServer } from '../../testing/file-server';

let server: FileServer;
beforeAll(async () => (server = await startFileServer()));
afterEach(async () => {
  jest.restoreAllMocks();
  await server.clear();
});
afterAll(() => server.close());

/** The store has no events: asked until it is so; the time limit of the test ends it otherwise. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((turn) => setTimeout(turn, 5));
}

/** Nothing is left of what was refused. */
async function expectNothing(): Promise<void> {
  expect(await server.rows()).toEqual([]);
  expect(await server.stored()).toEqual([]);
}

describe('malformed uploads', () => {
  const boundary = 'XX';
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const end = `\r\n--${boundary}--\r\n`;
  const head = (length: number | string, type = `multipart/form-data; boundary=${boundary}`) =>
    `POST /files HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-user: ${server.anna.id}\r\napollo-require-preflight: 1\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
  const post = (body: string, type?: string) => exchange(head(Buffer.byteLength(body), type) + body);

  async function exchange(bytes: string): Promise<string> {
    const socket = server.socket();
    socket.write(bytes);
    return text(socket);
  }
  const expectMalformed = async (reply: string) => {
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).toContain(message('ru', 'uploadMalformed'));
    await expectNothing();
  };

  it('a proper one by hand is taken', async () => {
    expect(await post(`${part}hello${end}`)).toMatch(/^HTTP\/1\.1 201 /);
    expect(await server.rows()).toMatchObject([{ name: 'a.txt', size: 5 }]);
  });

  it.each([
    ['no end', () => `${part}hello`],
    ['cut inside the headers', () => `--${boundary}\r\nContent-Disposition: form-data; na`],
    ['no part at all', () => `--${boundary}--\r\n`],
    ['nothing', () => ''],
    ['another boundary', () => `${part}hello${end}`.replaceAll(boundary, 'YY')],
    ['only a field', () => `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb${end}`],
    ['two files', () => `${part}hello\r\n${part}hello${end}`],
    [
      'a field named like the prototype',
      () =>
        `--${boundary}\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nb\r\n${part}hello${end}`,
    ],
    [
      'many fields',
      () =>
        `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`.repeat(20) +
        `${part}hello${end}`,
    ],
  ])('%s', async (_what, body) => expectMalformed(await post(body())));

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'a b c',
  ])('as %s', async (type) => expectMalformed(await post(`${part}hello${end}`, type)));

  it('a file without a name', async () => {
    const nameless = part.replace('filename="a.txt"', 'filename=""');
    const reply = await post(`${nameless}hello${end}`);
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    await expectNothing();
  });

  it('a huge announced length is refused before anything is read', async () => {
    const socket = server.socket();
    socket.write(head(50 * 1024 * 1024 * 1024));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    await expectNothing();
  });

  it.each(['99999999999999999999999', '-1', '1e3', 'abc'])('the length %s', async (length) => {
    const reply = await exchange(`${head(length)}${part}hello${end}`);
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
    await expectNothing();
  });

  it('an upload that is cut off in the middle leaves nothing', async () => {
    const socket = server.socket();
    socket.write(head(10_000_000) + part + 'a'.repeat(200_000));
    await storedBytes(100_000);
    socket.resetAndDestroy();
    await eventually(async () => !(await server.stored()).length);
    await expectNothing();
  });

  it('an endless file is refused as soon as it passes the limit, and its sender may read that', async () => {
    const socket = server.socket();
    const reply = text(socket);
    socket.write(
      head(0)
        .replace('Content-Length: 0', 'Transfer-Encoding: chunked')
        .replace('Connection: close\r\n', '') + chunked(part),
    );
    let answered = false;
    const firstData = once(socket, 'data').then(() => (answered = true));
    const piece = chunked('a'.repeat(256 * 1024));
    let sent = 0;
    while (!answered && sent < 4 * limits.fileSize) {
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), firstData]);
      sent += 256 * 1024;
    }
    socket.end(chunked(end) + '0\r\n\r\n');
    expect(answered).toBe(true);
    expect(sent).toBeLessThan(2 * limits.fileSize);
    expect(await reply).toMatch(/^HTTP\/1\.1 413 /);
    await expectNothing();
  });

  it('a refused file is answered though its sender goes on sending', async () => {
    const socket: Socket = server.socket();
    const body = `${part.replace('a.txt', 'a.exe')}${'a'.repeat(5_000_000)}${end}`;
    const reply = text(socket);
    socket.end(head(Buffer.byteLength(body)) + body);
    expect(await reply).toMatch(/^HTTP\/1\.1 415 /);
    await expectNothing();
  });

  const chunked = (piece: string) => `${piece.length.toString(16)}\r\n${piece}\r\n`;

  /** Waits until this much lies in the store. */
  const storedBytes = (least: number) =>
    eventually(async () => {
      const sizes = await Promise.all((await server.stored()).map((path) => stat(path).catch(() => null)));
      return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0) >= least;
    });

  it('a large file is written as it arrives', async () => {
    const total = limits.fileSize - 1_000;
    let finish = () => {};
    const halfWritten = new Promise<void>((resolve) => (finish = resolve));
    const piece = Buffer.alloc(64 * 1024, 'a');
    const body = Readable.from(
      (async function* () {
        yield Buffer.from(part);
        for (let left = total; left > 0; left -= piece.length) {
          if (left < total / 2) await halfWritten;
          yield piece.subarray(0, Math.min(left, piece.length));
        }
        yield Buffer.from(end);
      })(),
    );
    const headers = {
      ...ownScript,
      'x-user': String(server.anna.id),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    };
    const request = httpRequest({
      host: '127.0.0.1',
      port: server.port,
      path: '/files',
      method: 'POST',
      headers,
    });
    const response = once(request, 'response') as Promise<[IncomingMessage]>;
    body.pipe(request);
    await storedBytes(total / 4);
    finish();
    const [reply] = await response;
    reply.resume();
    expect(reply.statusCode).toBe(201);
    expect(await server.rows()).toMatchObject([{ size: total }]);
  });
});
