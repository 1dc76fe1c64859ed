import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';
import { ApiClient } from '../../testing/api-client';
import { documents, type ShownTicket } from '../../testing/documents';
import { RawSocket } from '../../testing/raw-socket';
import { sessionCookie } from '../../platform/http/request-origin';
import { mysqlProofPlace, sqliteProofPlace, type ProofPlace } from '../harness/places';
import { seedWorld, type SeededWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { until } from '../harness/until';

const goingAway = 1001;
const mysql = process.env['TEST_MYSQL_URL'];
const places: [string, () => Promise<ProofPlace>][] = [
  ['SQLite', sqliteProofPlace],
  ...(mysql ? [['MariaDB', () => mysqlProofPlace(mysql)] as [string, () => Promise<ProofPlace>]] : []),
];

describe.each(places)('a server on %s that is told to stop', (name, makePlace) => {
  let place: ProofPlace;
  let world: SeededWorld;
  let server: ServerProcess;
  let author: ApiClient;
  beforeAll(async () => {
    place = await makePlace();
    world = await seedWorld(place.env, 2);
  }, 60_000);
  beforeEach(async () => {
    server = await ServerProcess.start(place.env);
    author = new ApiClient(server.url, world.authors[0]!);
  });
  afterEach(async () => {
    await author.close();
    await server.end('SIGKILL');
    expect(server.output).not.toMatch(/unhandled|uncaught|ERR_[A-Z]/i);
  });
  afterAll(() => place.remove());

  async function ticket(): Promise<number> {
    const { systemId, environmentId } = world;
    const input = {
      key: String(Math.random()),
      subject: 'Тема',
      body: 'Описание',
      type: 'DEFECT',
      priority: 'LOW',
    };
    const written = { input: { ...input, systemId, environmentId } };
    return (await author.run<{ createTicket: ShownTicket }>(documents.create, written)).createTicket.id;
  }

  /** An upload of which half has been sent and is being stored. */
  async function underWay() {
    // What an upload that was cut off has left is swept later.
    const before = await arriving(place.files);
    const upload = halfSentUpload(server.url, world.authors[0]!);
    await until(async () => (await arriving(place.files)) > before, 5_000);
    return upload;
  }

  /** Sends the signal and waits for the end; how it ended, and after how many milliseconds. */
  async function stopped(signal: NodeJS.Signals, meanwhile: () => Promise<void> = async () => undefined) {
    const started = performance.now();
    const end = server.end(signal);
    await meanwhile();
    const code = await end;
    return { code, quick: performance.now() - started < 5_000 };
  }

  it('finishes an upload under way, tells every socket, also those that do not listen, and takes nobody new', async () => {
    const id = await ticket();
    const sockets = await Promise.all(
      Array.from({ length: 30 }, () => RawSocket.ready(server.url, { token: world.authors[0]! })),
    );
    for (const [at, socket] of sockets.entries()) {
      socket.send({
        id: `s${at}`,
        type: 'subscribe',
        payload: { query: `subscription { ticketChanged(id: ${id}) { ticketId } }` },
      });
      await socket.frame((text) => text.includes('"next"'));
    }
    const deaf = sockets.slice(25);
    for (const { socket } of deaf) (socket as unknown as { _socket: { pause(): void } })._socket.pause();
    const upload = await underWay();
    const outcome = await stopped('SIGTERM', async () => {
      const closed = await Promise.all(sockets.slice(0, 25).map((socket) => socket.closed));
      expect(new Set(closed.map(({ code }) => code))).toEqual(new Set([goingAway]));
      expect(await refusedConnection(server.url)).toBe(true);
      upload.finish();
      expect(await upload.answered).toBe(201);
    });
    expect(outcome).toEqual({ code: 0, quick: true });
    for (const { socket } of deaf) socket.terminate();
  });

  it('does not wait for an upload that never ends', async () => {
    const upload = await underWay();
    const outcome = await stopped('SIGTERM');
    expect(outcome.quick).toBe(true);
    expect([0, 1]).toContain(outcome.code);
    expect(await upload.answered).toBeNull();
  });

  it('finishes a download under way', async () => {
    const size = 8_000_000;
    const id = await author.upload('large.txt', 'x'.repeat(size));
    const coming = request(`${server.url}/files/${id}`, {
      headers: { cookie: `${sessionCookie}=${world.authors[0]!}` },
    });
    coming.end();
    const [response] = (await once(coming, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    // Nobody reads on until the order to stop has arrived.
    response.pause();
    let read = 0;
    const outcome = await stopped('SIGTERM', async () => {
      expect(await refusedConnection(server.url)).toBe(true);
      for await (const chunk of response) read += (chunk as Buffer).length;
    });
    expect(read).toBe(size);
    expect(outcome).toEqual({ code: 0, quick: true });
  });

  it('does not stop otherwise when it is told again', async () => {
    const upload = await underWay();
    const outcome = await stopped('SIGTERM', async () => {
      expect(await refusedConnection(server.url)).toBe(true);
      for (const signal of ['SIGTERM', 'SIGINT'] as const) server.child.kill(signal);
      upload.finish();
      expect(await upload.answered).toBe(201);
    });
    expect(outcome).toEqual({ code: 0, quick: true });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at once when nothing is under way: %s', async (signal) => {
    expect(await stopped(signal)).toEqual({ code: 0, quick: true });
  });

  // SQLite has no rows that others hold.
  if (name === 'SQLite') return;
  it('finishes changes that wait for a row of the database, and they are there afterwards', async () => {
    const ids = [await ticket(), await ticket(), await ticket()];
    const holder: Connection = await createConnection(place.env['DATABASE_URL']!);
    await holder.beginTransaction();
    await holder.query('SELECT id FROM ticket FOR UPDATE');
    const answers = ids.map((id) => author.codeOf(documents.comment, { input: { id, body: 'Успело' } }));
    await waitingForLocks(holder, ids.length);
    const outcome = await stopped('SIGTERM', async () => {
      expect(await refusedConnection(server.url)).toBe(true);
      await holder.rollback();
    });
    expect(await Promise.all(answers)).toEqual(ids.map(() => null));
    expect(outcome).toEqual({ code: 0, quick: true });
    const [rows] = await holder.query("SELECT COUNT(*) AS n FROM ticket_message WHERE body = 'Успело'");
    expect(rows).toEqual([{ n: ids.length }]);
    await holder.end();
  });
});

/** A multipart upload that has sent half of its file; `answered` is the status, or null when it was cut. */
function halfSentUpload(address: string, token: string) {
  const boundary = 'half-sent';
  const file = Buffer.alloc(200_000, 'x');
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const outgoing = request(`${address}/files`, {
    method: 'POST',
    headers: {
      cookie: `${sessionCookie}=${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + file.length + tail.length,
      'apollo-require-preflight': '1',
    },
  });
  const answered = new Promise<number | null>((resolve) => {
    outgoing.once('response', (response) => (response.resume(), resolve(response.statusCode ?? null)));
    outgoing.once('error', () => resolve(null));
  });
  outgoing.write(head);
  outgoing.write(file.subarray(0, 100_000));
  return {
    answered,
    finish: () => outgoing.end(Buffer.concat([file.subarray(100_000), Buffer.from(tail)])),
  };
}

/** How many files a server has begun to store. */
async function arriving(folder: string): Promise<number> {
  const found = await readdir(folder, { recursive: true }).catch(() => []);
  return found.filter((name) => name.endsWith('.part')).length;
}

/** True when nobody listens there any more; waits for that, because a signal takes a moment to arrive. */
async function refusedConnection(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  const deadline = performance.now() + 1_500;
  while (performance.now() < deadline) {
    const socket = connect(Number(port), hostname);
    const refused = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(
        () => true,
        () => true,
      ),
    ]).catch(() => true);
    socket.destroy();
    if (refused) return portIsFree(Number(port));
  }
  return false;
}

async function portIsFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  const free = await Promise.race([
    once(probe, 'listening').then(() => true),
    once(probe, 'error').then(() => false),
  ]);
  await new Promise((closed) => probe.close(closed));
  return free;
}

/** Waits until so many statements of others wait for locks. */
async function waitingForLocks(connection: Connection, count: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const [rows] = await connection.query(
      "SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
    );
    if (Number((rows as { n: number }[])[0]!.n) >= count) return;
    // InnoDB renews this table only when nobody has read it for a tenth of a second.
    await pause(150);
  }
  throw new Error(`${count} statements do not wait for a lock.`);
}
