import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { RawSocket } from '../../testing/raw-socket';
import type { LiveHub } from '../live/live-hub';
import { createLogger } from '../logger';
import type { RequestContext } from './context';
import { openWebSocket } from './web-socket';

const session = { id: 1, userId: 1, expiresAt: new Date(), mustChangePassword: false };
const viewer = { locale: 'en' as const, audience: 'all' };
type Context = RequestContext<typeof viewer>;
const context = { session, viewer, locale: 'en' } as unknown as Context;
const hub = { open: () => () => undefined } as unknown as LiveHub<typeof viewer, never>;

/** Resolves when the server holds no connection any more; its own count is the only word of that. */
async function gone(server: Server): Promise<void> {
  const held = () => new Promise<number>((done) => server.getConnections((_error, count) => done(count)));
  const deadline = Date.now() + 5_000;
  while ((await held()) > 0 && Date.now() < deadline) await new Promise((turn) => setImmediate(turn));
  expect(await held()).toBe(0);
}

describe('the socket server', () => {
  let http: Server;
  let sockets: { close(): Promise<void> };
  let address: string;
  let contextOf: () => Promise<Context | null>;
  const errors: unknown[] = [];
  beforeAll(async () => {
    http = createServer();
    const logger = createLogger('silent');
    logger.error = ((...words: unknown[]) => void errors.push(words)) as typeof logger.error;
    sockets = openWebSocket({
      server: http,
      schema: buildSchema('type Query { one: Int } type Subscription { never: Int }'),
      logger,
      execute: () => ({ data: {} }),
      hub,
      contextOf: () => contextOf(),
      mayConnect: () => true,
      opened: () => undefined,
      initTimeout: 50,
    });
    await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    errors.length = 0;
    contextOf = async () => context;
  });
  afterAll(async () => {
    await sockets.close();
    await new Promise((closed) => http.close(closed));
  });

  it('survives a refused upgrade whose peer resets the connection, and holds no socket open', async () => {
    const { port } = http.address() as AddressInfo;
    const upgrade = 'GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    for (const manner of ['reset', 'wait'] as const) {
      const peer = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined);
      await once(peer, 'connect');
      peer.resume().write(upgrade);
      if (manner === 'reset') peer.resetAndDestroy();
      else await once(peer, 'end', { signal: AbortSignal.timeout(5_000) });
      await gone(http);
      peer.destroy();
    }
    expect(http.listening).toBe(true);
  });

  it('closes a socket that does not introduce itself', async () => {
    const socket = await RawSocket.open(address);
    expect(await socket.closed).toMatchObject({ code: 4408 });
  });

  it('keeps a socket that has introduced itself', async () => {
    const socket = await RawSocket.ready(address);
    await new Promise((later) => setTimeout(later, 100));
    socket.send({ type: 'ping' });
    await socket.frame((text) => text.includes('pong'));
    socket.close();
  });

  it('asks to come again while the database is away', async () => {
    contextOf = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { fatal: true }));
    const refused = await RawSocket.open(address);
    refused.send({ type: 'connection_init' });
    expect(await refused.closed).toEqual({ code: 1013, reason: 'Try again later' });
  });

  it('tells nothing of an inner error, neither when a socket opens nor later', async () => {
    contextOf = () => Promise.reject(new Error('no such table: user_session'));
    const refused = await RawSocket.open(address);
    refused.send({ type: 'connection_init' });
    expect(await refused.closed).toEqual({ code: 4500, reason: 'Internal server error' });
    expect(errors).toHaveLength(1);

    contextOf = async () => context;
    const socket = await RawSocket.ready(address);
    contextOf = () => Promise.reject(new Error('no such table: user_session'));
    socket.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { never }' } });
    const frame = JSON.parse(await socket.frame((text) => text.includes('"error"'))) as {
      payload: { message: string; extensions: { code: string; incident: string } }[];
    };
    expect(frame.payload[0]!.extensions.code).toBe('INTERNAL');
    expect(frame.payload[0]!.message).toBe(
      `Internal error. Tell support its number: ${frame.payload[0]!.extensions.incident}.`,
    );
    expect(JSON.stringify(errors)).toContain(frame.payload[0]!.extensions.incident);
    expect(socket.frames.join()).not.toContain('user_session');
    socket.close();
  });
});
