import { limits, message } from '@supportal/domain';
import { ownScript, startFileServer, type FileServer } from '../../testing/file-server';
import { png, programs, samples } from '../../testing/file-samples';
import { Attachment } from './attachment.entity';

interface Answer {
  id: number;
  name: string;
  size: number;
  mediaType: string;
  isImage: boolean;
  url: string;
  errors: { message: string; extensions: { code: string } }[];
}
const answer = async (response: Response) => (await response.json()) as Answer;

let server: FileServer;
beforeAll(async () => (server = await startFileServer()));
afterEach(async () => {
  jest.restoreAllMocks();
  await server.clear();
});
afterAll(() => server.close());

/** Nothing is left of what was refused. */
async function expectNothing(): Promise<void> {
  expect(await server.rows()).toEqual([]);
  expect(await server.stored()).toEqual([]);
}

async function expectRefused(response: Response, status: number, code: string, text: string): Promise<void> {
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status,
    body: { errors: [{ message: text, extensions: { code } }] },
  });
  await expectNothing();
}

describe('POST /files', () => {
  it.each(Object.keys(samples))('takes a .%s and gives it back byte by byte', async (extension) => {
    const bytes = samples[extension]!;
    const response = await server.upload(`файл.${extension}`, bytes);
    expect(response.status).toBe(201);
    const file = await answer(response);
    expect(file).toMatchObject({ name: `файл.${extension}`, size: bytes.length, url: `/files/${file.id}` });
    const back = await server.as(server.anna, file.url);
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await server.rows()).toMatchObject([
      { id: file.id, uploaderId: server.anna.id, ticketId: null, messageId: null },
    ]);
    expect(await server.stored()).toHaveLength(1);
  });

  it('takes nothing from somebody who is not signed in', async () => {
    await expectRefused(
      await server.upload('a.png', png, '', null),
      401,
      'UNAUTHENTICATED',
      message('ru', 'unauthenticated'),
    );
  });

  it('takes nothing that another site could have posted', async () => {
    const body = new FormData();
    body.append('file', new File([png], 'a.png'));
    await expectRefused(
      await server.as(server.anna, '/files', { method: 'POST', body }),
      403,
      'FORBIDDEN',
      message('ru', 'badQuery'),
    );
    const headers = { 'x-requested-with': 'XMLHttpRequest' };
    expect((await server.as(server.anna, '/files', { method: 'POST', body, headers })).status).toBe(201);
  });

  it('speaks the language of the caller', async () => {
    await expectRefused(
      await server.upload('a.png', Buffer.alloc(0), '', server.boris),
      400,
      'BAD_USER_INPUT',
      'The file is empty.',
    );
    const init = { method: 'POST', headers: { ...ownScript, 'accept-language': 'en-GB' } };
    await expectRefused(
      await server.as(null, '/files', init),
      401,
      'UNAUTHENTICATED',
      message('en', 'unauthenticated'),
    );
  });

  it('refuses empty files', async () => {
    await expectRefused(await server.upload('a.txt', Buffer.alloc(0)), 400, 'BAD_USER_INPUT', 'Файл пуст.');
  });

  it.each([
    'run.exe',
    'a.BAT',
    'a.ps1',
    'a.jar',
    'a.apk',
    'a.js',
    'photo.png.exe',
    'a.exe.',
    'none',
    '.png',
    'a.docm',
  ])('refuses %s by its name', async (name) => {
    await expectRefused(
      await server.upload(name, png),
      415,
      'UNSUPPORTED_FILE',
      message('ru', 'fileTypeRefused'),
    );
  });

  it.each(Object.keys(programs))('refuses a program under another name: %s', async (program) => {
    for (const name of ['a.png', 'a.txt', 'a.zip', 'a.docx', 'a.msg', 'a.pdf']) {
      const response = await server.upload(name, programs[program]!);
      await expectRefused(response, 415, 'UNSUPPORTED_FILE', message('ru', 'fileContentMismatch'));
    }
  });

  it('refuses content that is not what the name or the sender says', async () => {
    const lies: [string, Uint8Array, string?][] = [
      ['a.png', samples['jpg']!],
      ['a.png', samples['svg']!],
      ['a.png', samples['html']!],
      ['a.pdf', samples['zip']!],
      ['a.docx', samples['zip']!],
      ['a.txt', png],
      ['a.png', png, 'text/html'],
      ['a.txt', samples['txt']!, 'text/html'],
    ];
    for (const [name, bytes, type] of lies) {
      const response = await server.upload(name, bytes, type);
      await expectRefused(response, 415, 'UNSUPPORTED_FILE', message('ru', 'fileContentMismatch'));
    }
  });

  it('never lets a document with scripts be an image', async () => {
    const { isImage, mediaType } = await answer(
      await server.upload('a.svg', samples['svg']!, 'image/svg+xml'),
    );
    expect({ isImage, mediaType }).toEqual({ isImage: false, mediaType: 'image/svg+xml' });
  });

  it('takes a file of exactly the limit and not a byte more', async () => {
    const bytes = Buffer.alloc(limits.fileSize, 'a');
    expect((await server.upload('a.txt', bytes)).status).toBe(201);
    const refused = await server.upload('b.txt', Buffer.concat([bytes, Buffer.from('a')]));
    expect(refused.status).toBe(413);
    expect((await answer(refused)).errors[0]).toMatchObject({
      message: 'Файл больше 25 МБ.',
      extensions: { code: 'PAYLOAD_TOO_LARGE' },
    });
    expect(await server.rows()).toHaveLength(1);
    expect(await server.stored()).toHaveLength(1);
  });

  it('keeps at most 50 unused files of one person, however they come', async () => {
    await server.database.uow.run(async (tx) => {
      for (let at = 0; at < 47; at++) {
        const values = {
          ticketId: null,
          messageId: null,
          uploaderId: server.anna.id,
          name: 'a.png',
          size: 1,
          mediaType: 'image/png',
          isImage: true,
        };
        await tx.insert(Attachment, {
          ...values,
          storageKey: `${at}`.padStart(32, '0'),
          createdAt: server.clock.now(),
        });
      }
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => server.upload('a.png', png)));
    const codes = answers.map(({ status }) => status).sort();
    expect(codes.filter((code) => code === 201).length).toBeLessThanOrEqual(3);
    expect(new Set(codes)).toEqual(new Set([201, 429]));
    while ((await server.rows()).length < 50) expect((await server.upload('a.png', png)).status).toBe(201);
    const refused = await server.upload('a.png', png);
    expect(refused.status).toBe(429);
    expect((await answer(refused)).errors[0]!.extensions.code).toBe('RATE_LIMITED');
    expect(await server.rows()).toHaveLength(50);
    expect(await server.stored()).toHaveLength(3);
    expect((await server.upload('a.png', png, '', server.boris)).status).toBe(201);
  });

  it('answers a broken store without telling why, and leaves nothing', async () => {
    const error = jest.spyOn(server.logger, 'error');
    jest.spyOn(server.files, 'put').mockImplementation(async (_key, source) => {
      source.destroy();
      throw new Error('ENOSPC: no space left on /var/secret');
    });
    const response = await server.upload('a.png', png);
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain('INTERNAL');
    expect(body).not.toContain('secret');
    expect(error).toHaveBeenCalled();
    await expectNothing();
  });
});

describe('names of uploaded files', () => {
  it.each([
    ['C:\\Users\\anna\\Отчёт за март.txt', 'Отчёт за март.txt'],
    ['../../../etc/cron.d/evil.txt', 'evil.txt'],
    ['й'.normalize('NFD') + '.txt', 'й.txt'],
    [`${'я'.repeat(190)}.txt`, `${'я'.repeat(190)}.txt`],
    [`${'я'.repeat(300)}.txt`, `${'я'.repeat(196)}.txt`],
    ['a;b="c" (1)%20.txt', 'a;b="c" (1)%20.txt'],
  ])('%s', async (raw, name) => {
    const response = await server.upload(raw, samples['txt']!);
    expect(response.status).toBe(201);
    // A form writes quotation marks as %22, as browsers do.
    expect((await answer(response)).name.replace(/%22/g, '"')).toBe(name);
  });

  it.each(['a\u0001b.txt', 'a\u202etxt.png', '   ', '..'])('%j is refused', async (raw) => {
    await expectRefused(
      await server.upload(raw, png),
      400,
      'BAD_USER_INPUT',
      message('ru', 'fileNameInvalid'),
    );
  });
});
