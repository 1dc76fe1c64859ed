import { readFileSync } from 'node:fs';
import { ApiClient } from '../../testing/api-client';
import { documents, type ShownTicket } from '../../testing/documents';
import { RawSocket } from '../../testing/raw-socket';
import { mostBuffered, tooSlow } from '../../platform/graphql/frames';
import { sqliteProofPlace, type ProofPlace } from '../harness/places';
import { seedWorld, type SeededWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { scaled } from '../harness/scale';

const slowReaders = 8;
const comments = scaled(300, 1_500);
const text = 'Длинный ответ. '.repeat(1_000);

/** Resident memory of a process, in bytes. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;

interface Pausable {
  readonly _socket: { pause(): void; resume(): void };
}
const wire = ({ socket }: RawSocket): Pausable['_socket'] => (socket as unknown as Pausable)._socket;

describe('readers that do not read', () => {
  let place: ProofPlace;
  let world: SeededWorld;
  let server: ServerProcess;
  let desk: ApiClient;
  let id: number;
  beforeAll(async () => {
    place = await sqliteProofPlace();
    world = await seedWorld(place.env, 1);
    server = await ServerProcess.start(place.env);
    desk = new ApiClient(server.url, world.specialists[0]!);
    const { systemId, environmentId } = world;
    const input = { key: 'k', subject: 'Тема', body: 'Описание', type: 'DEFECT', priority: 'LOW' };
    const author = new ApiClient(server.url, world.authors[0]!);
    const written = { input: { ...input, systemId, environmentId } };
    id = (await author.run<{ createTicket: ShownTicket }>(documents.create, written)).createTicket.id;
  });
  afterAll(async () => {
    await server.end('SIGTERM');
    await place.remove();
  });

  const query = () => `subscription { ticketChanged(id: ${id}) { refresh entries { id message { body } } } }`;
  const subscribe = { id: 'card', type: 'subscribe' } as const;
  async function follower(): Promise<RawSocket> {
    const socket = await RawSocket.ready(server.url, { token: world.authors[0]! });
    socket.send({ ...subscribe, payload: { query: query() } });
    await socket.frame((frame) => frame.includes('"refresh":true'));
    return socket;
  }

  it('are closed instead of being waited for; the others hear everything at once', async () => {
    const slow = await Promise.all(Array.from({ length: slowReaders }, follower));
    const quick = await follower();
    const before = memoryOf(server.child.pid!);
    for (const socket of slow) wire(socket).pause();
    let most = before;
    for (let n = 1; n <= comments; n++) {
      await desk.run(
        documents.comment.replace(
          /\{ addComment\(input: \$input\) \{[\s\S]*$/,
          '{ addComment(input: $input) { id } }',
        ),
        {
          input: { id, body: `${text} №${n}.` },
        },
      );
      await quick.frame((frame) => frame.includes(`№${n}.`));
      quick.frames.length = 0;
      most = Math.max(most, memoryOf(server.child.pid!));
    }
    // Without a limit each of them would hold everything: about 27 kB a comment.
    expect(comments * text.length).toBeGreaterThan(4 * mostBuffered);
    expect(most - before).toBeLessThan(slowReaders * 2 * mostBuffered + 120 * 1024 * 1024);
    for (const socket of slow) wire(socket).resume();
    for (const socket of slow) expect([tooSlow.code, 1006]).toContain((await socket.closed).code);
    const back = await follower();
    expect(JSON.parse(back.frames.find((frame) => frame.includes('"next"'))!)).toMatchObject({
      payload: {
        data: { ticketChanged: { refresh: true, entries: [{ message: { body: `${text} №${comments}.` } }] } },
      },
    });
    back.close();
    quick.close();
  });

  it('are closed also when they ask and do not read the answers', async () => {
    const socket = await RawSocket.ready(server.url, { token: world.authors[0]! });
    wire(socket).pause();
    const payload = { note: 'x'.repeat(60_000) };
    for (let n = 0; n < 200; n++) socket.send({ type: 'ping', payload });
    const closing = socket.closed;
    // Reading on what was written until then ends with the reason, or the connection is simply gone.
    while (socket.socket.bufferedAmount) await new Promise((turn) => setTimeout(turn, 5));
    wire(socket).resume();
    expect([tooSlow.code, 1006]).toContain((await closing).code);
    expect(await desk.codeOf('{ session { expiresAt } }')).toBeNull();
  });
});
