import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../logger';
import { createLivePubSub, type LivePubSub } from './pub-sub';
import type { LiveSignal } from './signals';

const logger = createLogger('silent');
const ticket = (ticketId: number): LiveSignal => ({
  name: 'ticket',
  ticketId,
  entryIds: [ticketId * 10],
});
const user = (userId: number): LiveSignal => ({ name: 'user', userId });

/** Everything a node heard, to be waited for. */
class Ear {
  readonly heard: LiveSignal[] = [];
  private wake: () => void = () => undefined;
  readonly stop: () => void;

  constructor(pubSub: LivePubSub) {
    this.stop = pubSub.listen((signal) => {
      this.heard.push(signal);
      this.wake();
    });
  }

  async until(fits: (signal: LiveSignal) => boolean): Promise<void> {
    while (!this.heard.some(fits)) await new Promise<void>((resolve) => (this.wake = resolve));
  }
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
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const options = [...place, '--save', '', '--appendonly', 'no'];
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
  it('reach every listener, in order, until it stops listening', () => {
    const pubSub = createLivePubSub(undefined, logger);
    const [one, other] = [new Ear(pubSub), new Ear(pubSub)];
    pubSub.publish(ticket(1));
    pubSub.publish({ name: 'user', userId: 7, endedSessionId: 3 });
    one.stop();
    pubSub.publish(ticket(2));
    expect(one.heard).toEqual([ticket(1), { name: 'user', userId: 7, endedSessionId: 3 }]);
    expect(other.heard).toEqual([...one.heard, ticket(2)]);
    pubSub.close();
  });
});

describe('live news without their Redis', () => {
  it('stay on this node and break nothing', async () => {
    const error = jest.spyOn(logger, 'error');
    const away = new Promise<void>((done) => error.mockImplementation(() => done()));
    const pubSub = createLivePubSub(`redis://127.0.0.1:${await freePort()}`, logger);
    const ear = new Ear(pubSub);
    await away;
    pubSub.publish(ticket(1));
    expect(ear.heard).toEqual([ticket(1)]);
    pubSub.close();
    error.mockRestore();
  });
});

const ownRedis = spawnSync('redis-server', ['--version']).status === 0;
(ownRedis ? describe : describe.skip)('live news through Redis', () => {
  let folder: string;
  let port: number;
  let redis: ChildProcess;
  let nodes: [LivePubSub, LivePubSub];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supportal-redis-'));
    port = await freePort();
    redis = await startRedis(port, folder);
    const node = () => createLivePubSub(`redis://127.0.0.1:${port}`, logger);
    nodes = [node(), node()];
    await Promise.all([connected(nodes[0], nodes[1]), connected(nodes[1], nodes[0])]);
  });
  afterEach(async () => {
    for (const node of nodes) node.close();
    await stopRedis(redis);
    await rm(folder, { recursive: true, force: true });
  });

  /** Publishes until the other node hears it: subscriptions to Redis need a moment. */
  async function connected(from: LivePubSub, to: LivePubSub): Promise<void> {
    const ear = new Ear(to);
    const timer = setInterval(() => from.publish(user(0)), 20);
    await ear.until((signal) => signal.name === 'user' && signal.userId === 0);
    clearInterval(timer);
    ear.stop();
  }
  const ofTicket = (id: number) => (signal: LiveSignal) => signal.name === 'ticket' && signal.ticketId === id;
  const tickets = ({ heard }: Ear) => heard.filter(({ name }) => name === 'ticket');

  it('reach listeners of all nodes, each once', async () => {
    const [here, there] = nodes.map((node) => new Ear(node)) as [Ear, Ear];
    nodes[0].publish(ticket(1));
    nodes[0].publish(ticket(2));
    await there.until(ofTicket(2));
    expect(tickets(there)).toEqual([ticket(1), ticket(2)]);
    expect(tickets(here)).toEqual([ticket(1), ticket(2)]);
  });

  it('go on locally while Redis is away; when it is back every node knows that it missed some', async () => {
    await stopRedis(redis);
    const [here, there] = nodes.map((node) => new Ear(node)) as [Ear, Ear];
    nodes[0].publish(ticket(1));
    expect(here.heard).toEqual([ticket(1)]);
    redis = await startRedis(port, folder);
    const missed = ({ name }: LiveSignal) => name === 'missed';
    await Promise.all([here.until(missed), there.until(missed)]);
    await connected(nodes[0], nodes[1]);
    nodes[0].publish(ticket(2));
    await there.until(ofTicket(2));
    expect(tickets(there)).toEqual([ticket(2)]);
  });

  it('tell that some were missed only when nothing more can be missed', async () => {
    // A way to Redis that can be lost, and on which the renewed subscription is held back for a while.
    const sockets = new Set<Socket>();
    const held: (() => void)[] = [];
    let holds = false;
    const proxy = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
      far.pipe(near);
      near.on('data', (bytes: Buffer) => {
        const pass = () => far.write(bytes);
        if (holds && bytes.includes('subscribe')) held.push(pass);
        else pass();
      });
      near.on('close', () => far.destroy());
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => proxy.once('listening', ready));
    const far = createLivePubSub(`redis://127.0.0.1:${(proxy.address() as AddressInfo).port}`, logger);
    await connected(nodes[0], far);
    const ear = new Ear(far);
    const other = new Ear(nodes[1]);
    const missed = ({ name }: LiveSignal) => name === 'missed';

    holds = true;
    for (const socket of sockets) socket.resetAndDestroy();
    // Its publisher is back as well: the subscriber would have been long ago.
    await other.until(missed);
    while (!held.length) await new Promise((turn) => setTimeout(turn, 5));
    await new Promise((later) => setTimeout(later, 100));
    expect(ear.heard.filter(missed)).toEqual([]);
    nodes[0].publish(ticket(1));
    holds = false;
    for (const pass of held) pass();
    await ear.until(missed);
    expect(tickets(ear)).toEqual([]);
    nodes[0].publish(ticket(2));
    await ear.until(ofTicket(2));
    far.close();
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });

  it('ignore what is no news', async () => {
    const there = new Ear(nodes[1]);
    for (const text of [
      '{broken',
      '{}',
      '{"signal":{"name":"command"}}',
      '{"from":"x","signal":{"name":"ticket"}}',
      '{"from":"x","signal":{"name":"ticket","ticketId":1,"entryIds":"all"}}',
      '{"from":"x","signal":{"name":"user","userId":"7"}}',
      'null',
    ])
      spawnSync('redis-cli', ['-p', String(port), 'publish', 'supportal:live', text]);
    nodes[0].publish(ticket(1));
    await there.until(ofTicket(1));
    expect(there.heard.filter(({ name }) => name !== 'user')).toEqual([ticket(1)]);
  });
});
