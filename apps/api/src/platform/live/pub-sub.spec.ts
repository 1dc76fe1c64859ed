import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../logger';
import { createLivePubSub, type LivePubSub } from './pub-sub';

const logger = createLogger('silent');
const signal = (ticketId: number) => ({ ticketId, entryIds: [ticketId * 10] });

/** Reads the next `count` events; listening has begun when the function returns. */
function read<T>(events: AsyncIterable<T>, count: number): Promise<T[]> {
  const reader = events[Symbol.asyncIterator]();
  const next = Array.from({ length: count }, () => reader.next());
  return Promise.all(next).then((steps) => steps.map((step) => step.value as T));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A Redis of this spec alone. */
async function startRedis(port: number, folder: string): Promise<ChildProcess> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ];
  const redis = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((ready, fail) => {
    redis.once('error', fail);
    redis.once('exit', () => fail(new Error('redis-server did not start')));
    redis.stdout.on('data', (text: Buffer) => text.includes('Ready to accept connections') && ready());
  });
  return redis;
}

async function stopRedis(redis: ChildProcess): Promise<void> {
  const gone = new Promise((exit) => redis.once('exit', exit));
  redis.kill('SIGTERM');
  await gone;
}

describe('live news in one process', () => {
  let pubSub: LivePubSub;
  beforeEach(() => (pubSub = createLivePubSub(undefined, logger)));
  afterEach(() => pubSub.close());

  it('reach the readers of their channel and id, and nobody else', async () => {
    const all = read(pubSub.subscribe('tickets'), 2);
    const first = read(pubSub.subscribe('ticket', 1), 1);
    const second = read(pubSub.subscribe('ticket', 2), 1);
    const user = read(pubSub.subscribe('user', 7), 1);
    pubSub.publish('tickets', signal(1));
    pubSub.publish('tickets', signal(2));
    pubSub.publish('ticket', 1, signal(1));
    pubSub.publish('ticket', 2, signal(2));
    pubSub.publish('user', 8, { userId: 8 });
    pubSub.publish('user', 7, { userId: 7, endedSessionId: 3 });
    expect(await Promise.all([all, first, second, user])).toEqual([
      [signal(1), signal(2)],
      [signal(1)],
      [signal(2)],
      [{ userId: 7, endedSessionId: 3 }],
    ]);
  });

  it('never mix readers of one channel', async () => {
    const readers = [pubSub.subscribe('tickets'), pubSub.subscribe('tickets')];
    const firsts = readers.map((reader) => read(reader, 1));
    for (const id of [1, 2, 3]) pubSub.publish('tickets', signal(id));
    const rests = readers.map((reader) => read(reader, 2));
    for (const first of firsts) expect(await first).toEqual([signal(1)]);
    for (const rest of rests) expect(await rest).toEqual([signal(2), signal(3)]);
  });

  it('of a reader that does not read are dropped, the oldest first', async () => {
    const slow = pubSub.subscribe('tickets');
    const first = read(slow, 1);
    for (let id = 1; id <= 5_000; id++) pubSub.publish('tickets', signal(id));
    expect(await first).toEqual([signal(1)]);
    expect((await read(slow, 1))[0]!.ticketId).toBeGreaterThan(3_900);
  });

  it('end with their reader', async () => {
    const reader = pubSub.subscribe('tickets');
    const first = read(reader, 1);
    pubSub.publish('tickets', signal(1));
    await first;
    await reader.return();
    pubSub.publish('tickets', signal(2));
    expect((await reader.next()).done).toBe(true);
  });
});

describe('live news without their Redis', () => {
  it('stay on this node and break nothing', async () => {
    const error = jest.spyOn(logger, 'error');
    const away = new Promise<void>((done) => error.mockImplementation(() => done()));
    const pubSub = createLivePubSub(`redis://127.0.0.1:${await freePort()}`, logger);
    const news = read(pubSub.subscribe('ticket', 1), 1);
    await away;
    pubSub.publish('ticket', 1, signal(1));
    expect(await news).toEqual([signal(1)]);
    await pubSub.close();
    error.mockRestore();
  });
});

const ownRedis = spawnSync('redis-server', ['--version']).status === 0;
(ownRedis ? describe : describe.skip)('live news through Redis', () => {
  let folder: string;
  let port: number;
  let redis: ChildProcess;
  let nodes: LivePubSub[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supportal-redis-'));
    port = await freePort();
    redis = await startRedis(port, folder);
    nodes = [0, 1].map(() => createLivePubSub(`redis://127.0.0.1:${port}`, logger));
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await stopRedis(redis);
    await rm(folder, { recursive: true, force: true });
  });

  /** Publishes until the other node hears it: subscriptions to Redis need a moment. */
  async function connected(from: LivePubSub, to: LivePubSub): Promise<void> {
    const heard = read(to.subscribe('user', 0), 1);
    let done = false;
    void heard.then(() => (done = true));
    while (!done) {
      from.publish('user', 0, { userId: 0 });
      await new Promise((turn) => setTimeout(turn, 20));
    }
  }

  it('reach readers of all nodes, each once', async () => {
    const [one, other] = nodes as [LivePubSub, LivePubSub];
    await connected(one, other);
    await connected(other, one);
    const here = read(one.subscribe('ticket', 1), 2);
    const there = read(other.subscribe('ticket', 1), 2);
    one.publish('ticket', 1, signal(1));
    one.publish('ticket', 1, signal(2));
    expect(await there).toEqual([signal(1), signal(2)]);
    expect(await here).toEqual([signal(1), signal(2)]);
  });

  it('go on locally while Redis is away and everywhere when it is back', async () => {
    const [one, other] = nodes as [LivePubSub, LivePubSub];
    await connected(one, other);
    await stopRedis(redis);
    const here = read(one.subscribe('ticket', 1), 1);
    one.publish('ticket', 1, signal(1));
    expect(await here).toEqual([signal(1)]);
    redis = await startRedis(port, folder);
    await connected(one, other);
    const there = read(other.subscribe('ticket', 2), 1);
    one.publish('ticket', 2, signal(2));
    expect(await there).toEqual([signal(2)]);
  });

  it('ignore what is no news', async () => {
    const [one, other] = nodes as [LivePubSub, LivePubSub];
    await connected(one, other);
    const published = spawnSync('redis-cli', ['-p', String(port), 'publish', 'supportal:live', '{broken']);
    const there = read(other.subscribe('ticket', 1), 1);
    one.publish('ticket', 1, signal(1));
    expect(await there).toEqual([signal(1)]);
    expect(published.error).toBeUndefined();
  });
});
