import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { MoreThan } from 'typeorm';
import { Attachment } from '../features/attachments/attachment.entity';
import { attachmentRoutes } from '../features/attachments/attachment.routes';
import { AttachmentStore } from '../features/attachments/attachment.store';
import type { User } from '../features/accounts/user.entity';
import { LocalFileStore } from '../platform/files/local-file-store';
import { createLogger } from '../platform/logger';
import { openTestDatabase } from './test-database';
import { seedUser } from './seed';

export const ownScript = { 'apollo-require-preflight': 'true' };

/** The file routes on a real port over a real database and folder; `x-user` says who calls. */
export async function startFileServer() {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'supportal-files-'));
  const logger = createLogger('silent');
  const clock = { time: Date.now(), now: () => new Date(clock.time) };
  const files = new LocalFileStore(folder);
  const store = new AttachmentStore(database.uow, database.read, files, clock);
  const anna = await seedUser(database);
  const boris = await seedUser(database, { locale: 'en' });
  const people = new Map<string, User>([anna, boris].map((user) => [String(user.id), user]));
  const fastify = Fastify({ forceCloseConnections: true });
  await fastify.register(
    attachmentRoutes<User>({
      store,
      logger,
      authenticate: async ({ headers }) => people.get(String(headers['x-user'])) ?? null,
      mayDownload: async (viewer, { uploaderId }) => viewer.id === uploaderId,
    }),
  );
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  const { port } = fastify.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    database,
    folder,
    logger,
    clock,
    files,
    store,
    anna,
    boris,
    port,
    /** A request as a user; nobody when null. */
    as: (user: User | null, path: string, init: RequestInit = {}) => {
      const who: Record<string, string> = user ? { 'x-user': String(user.id) } : {};
      return fetch(url + path, { ...init, headers: { ...who, ...(init.headers as Record<string, string>) } });
    },
    /** Uploads as Anna through a form, as browsers do. */
    upload: (name: string, bytes: Uint8Array, type = '', user: User | null = anna) => {
      const form = new FormData();
      form.append('file', new File([bytes], name, { type }));
      const who: Record<string, string> = user ? { 'x-user': String(user.id) } : {};
      return fetch(`${url}/files`, { method: 'POST', body: form, headers: { ...ownScript, ...who } });
    },
    /** A connection for requests no proper client makes. */
    socket: () => connect(port, '127.0.0.1'),
    rows: () => database.read.list(Attachment),
    stored: async () => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    },
    /** As it was at the start. */
    clear: async () => {
      await database.uow.run((tx) => tx.remove(Attachment, { id: MoreThan(0) }));
      for await (const { key } of files.list()) await files.remove(key);
    },
    close: async () => {
      await fastify.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** See {@link startFileServer}. */
export type FileServer = Awaited<ReturnType<typeof startFileServer>>;
