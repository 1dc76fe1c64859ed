import { startFileServer, type FileServer } from '../../testing/file-server';
import { png, samples } from '../../testing/file-samples';

let server: FileServer;
/** What the routes themselves say. */
const own = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
beforeAll(async () => (server = await startFileServer()));
afterAll(() => server.close());

async function uploaded(name: string, bytes: Uint8Array): Promise<string> {
  const { url } = (await (await server.upload(name, bytes)).json()) as { url: string };
  return url;
}

describe('GET /files/:id', () => {
  it('shows plain images and locks everything else down', async () => {
    const response = await server.as(server.anna, await uploaded('снимок.png', png));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `inline; filename="______.png"; filename*=UTF-8''${encodeURIComponent('снимок.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=0, must-revalidate',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  });

  it('downloads an image when asked to', async () => {
    const url = await uploaded('a.png', png);
    for (const query of ['?download', '?download=1', '?download=']) {
      const { headers } = await server.as(server.anna, url + query);
      expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    }
  });

  it.each(['svg', 'html', 'xml', 'pdf', 'txt', 'json', 'mp4', 'zip'])(
    'always downloads a .%s',
    async (extension) => {
      const { headers } = await server.as(server.anna, await uploaded(`a.${extension}`, samples[extension]!));
      expect(headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(headers.get('content-type')).not.toMatch(/svg|html|xml/);
    },
  );

  it('quotes names so that nothing leaves the header', async () => {
    const url = await uploaded(`a'(b)*;"c"\\%41.txt`, samples['txt']!);
    const disposition = (await server.as(server.anna, url)).headers.get('content-disposition')!;
    expect(disposition).toMatch(/^attachment; filename="[^"\\%;]*"; filename\*=UTF-8''[\w.%~!-]+$/);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const url = await uploaded('a.txt', samples['txt']!);
    const [get, head] = await Promise.all([
      server.as(server.anna, url),
      server.as(server.anna, url, { method: 'HEAD' }),
    ]);
    expect(own(head)).toEqual(own(get));
    expect(head.headers.get('content-length')).toBe(String(samples['txt']!.length));
    expect(await head.text()).toBe('');
  });

  it('answers alike for what is not there and what is not yours', async () => {
    const url = await uploaded('a.txt', samples['txt']!);
    const foreign = await server.as(server.boris, url);
    const body = await foreign.text();
    expect(foreign.status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }],
    });
    for (const path of [
      '/files/999999',
      '/files/0',
      '/files/-1',
      '/files/1e3',
      '/files/99999999999999999999',
      '/files/x',
      '/files/..%2f1',
    ]) {
      const missing = await server.as(server.boris, path);
      expect({ path, status: missing.status, body: await missing.text(), headers: own(missing) }).toEqual({
        path,
        status: 404,
        body,
        headers: own(foreign),
      });
    }
    expect((await server.as(server.boris, url, { method: 'HEAD' })).status).toBe(404);
  });

  it('says nothing to somebody who is not signed in', async () => {
    const url = await uploaded('a.txt', samples['txt']!);
    const [existing, missing] = await Promise.all([server.as(null, url), server.as(null, '/files/999999')]);
    expect([existing.status, missing.status]).toEqual([401, 401]);
    expect(await existing.text()).toBe(await missing.text());
  });

  it('answers not found when the bytes are lost, and logs it', async () => {
    const error = jest.spyOn(server.logger, 'error');
    const url = await uploaded('a.txt', samples['txt']!);
    const row = (await server.rows()).at(-1)!;
    await server.files.remove(row.storageKey);
    expect((await server.as(server.anna, url)).status).toBe(404);
    expect(error).toHaveBeenCalledTimes(1);
  });
});
