import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from '../../platform/graphql/failure';
import { newFileKey } from '../../platform/files/file-store';
import { startFileServer, type FileServer } from '../../testing/file-server';
import { png } from '../../testing/file-samples';
import { seedTicket } from '../../testing/seed';
import type { Ticket } from '../tickets/ticket.entity';
import type { Attachment } from './attachment.entity';
import type { Binding } from './attachment.store';
import { removeOrphans } from './orphans';

const hour = 3_600_000;
let server: FileServer;
let ticket: Ticket;
beforeEach(async () => {
  server = await startFileServer();
  ticket = await seedTicket(server.database, server.anna);
});
afterEach(() => server.close());

const add = (uploaderId = server.anna.id): Promise<Attachment> =>
  server.store.add({ uploaderId, name: 'a.png', mediaType: 'image/png', source: Readable.from([png]) });
const bind = (ids: number[], other: Partial<Binding> = {}) =>
  server.database.uow.run((tx) =>
    server.store.bind(tx, {
      uploaderId: server.anna.id,
      ids,
      ticketId: ticket.id,
      messageId: null,
      ...other,
    }),
  );
const boundIds = async () =>
  (await server.rows()).filter((row) => row.ticketId !== null).map((row) => row.id);

describe('binding files', () => {
  it('binds all, each once', async () => {
    const [first, second] = [await add(), await add()];
    const bound = await bind([second.id, first.id, second.id]);
    expect(bound.map((row) => [row.id, row.ticketId])).toEqual([
      [first.id, ticket.id],
      [second.id, ticket.id],
    ]);
    expect(await boundIds()).toEqual([first.id, second.id]);
  });

  it('binds none when one of them is not the uploader’s own, is used, or does not exist', async () => {
    const [mine, foreign, used] = [await add(), await add(server.boris.id), await add()];
    await bind([used.id]);
    for (const wrong of [foreign.id, used.id, 999_999]) {
      const failure: unknown = await bind([mine.id, wrong]).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Failure);
      expect(failure).toMatchObject({
        code: 'BAD_USER_INPUT',
        key: 'unknownFile',
        options: { fields: { attachmentIds: { key: 'unknownFile' } } },
      });
    }
    expect(await boundIds()).toEqual([used.id]);
  });

  it('gives a file to one of two messages that want it', async () => {
    const file = await add();
    const outcomes = await Promise.allSettled([bind([file.id]), bind([file.id])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('binds no more than ten', async () => {
    const ids = [];
    for (let at = 0; at < 11; at++) ids.push((await add()).id);
    await expect(bind(ids)).rejects.toMatchObject({ key: 'tooManyFiles' });
    await bind(ids.slice(1));
    expect(await boundIds()).toHaveLength(10);
  });
});

describe('files nobody used', () => {
  const run = () =>
    removeOrphans({ ...server.database, files: server.files, clock: server.clock, logger: server.logger })();

  it('go after 24 hours, with their bytes; used ones stay', async () => {
    const [used, unused] = [await add(), await add()];
    await bind([used.id]);
    server.clock.time += 24 * hour - 1_000;
    await run();
    expect(await server.rows()).toHaveLength(2);
    server.clock.time += 1_001;
    const young = await add();
    await run();
    expect((await server.rows()).map((row) => row.id)).toEqual([used.id, young.id]);
    await expect(server.files.open(unused.storageKey)).rejects.toThrow(unused.storageKey);
    (await server.files.open(used.storageKey)).destroy();
  });

  it('go when no row knows them, but never while their row may be on its way', async () => {
    const [old, young] = [newFileKey(), newFileKey()];
    for (const key of [old, young]) await server.files.put(key, Readable.from(['bytes']));
    const then = new Date(server.clock.time - 24 * hour - 1_000);
    await utimes(join(server.folder, old.slice(0, 2), old.slice(2, 4), old), then, then);
    await run();
    const left = (await readdir(server.folder, { recursive: true })).filter((name) => name.length > 40);
    expect(left.map((name) => name.slice(-48))).toEqual([young]);
  });

  it('stay when somebody attaches them in the same moment', async () => {
    const files = await Promise.all([add(), add(), add()]);
    server.clock.time += 25 * hour;
    const bindings = files.map((file) => bind([file.id]));
    const [, ...outcomes] = await Promise.all([
      run(),
      ...bindings.map((one) =>
        one.then(
          () => true,
          () => false,
        ),
      ),
    ]);
    for (const [at, bound] of outcomes.entries()) {
      const row = (await server.rows()).find(({ id }) => id === files[at]!.id);
      expect(row?.ticketId ?? null).toBe(bound ? ticket.id : null);
      if (bound) (await server.files.open(files[at]!.storageKey)).destroy();
    }
  });
});

describe('a file whose row was written though the answer of the database was lost', () => {
  it('keeps its bytes: the row may be there', async () => {
    const { uow } = server.database;
    const run = jest.spyOn(uow, 'run');
    const real = (Object.getPrototypeOf(uow) as typeof uow).run.bind(uow);
    run.mockImplementation(async (work) => {
      await real(work);
      throw Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST', fatal: true });
    });
    await expect(add()).rejects.toMatchObject({ fatal: true });
    run.mockRestore();
    const [row] = await server.rows();
    expect(await text(await server.store.open(row!))).toHaveLength(png.toString('utf8').length);
  });
});
