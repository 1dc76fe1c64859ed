import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { createLogger } from '../logger';
import { createServer } from './server';

const patience = { headers: 200, request: 600, silence: 300, lookEvery: 50 };

describe('a slow sender', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = await createServer({
      logger: createLogger('silent'),
      trustProxy: 0,
      portalDir: '/nowhere',
      ready: async () => undefined,
      patience,
    });
    server.post('/echo', (request) => ({ body: request.body }));
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  const open = async (): Promise<Socket> => {
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  /** Says a little at a time until the connection is closed. */
  async function drip(socket: Socket, start: string, drop: string): Promise<string> {
    socket.write(start);
    const timer = setInterval(() => socket.write(drop), 40);
    try {
      return await text(socket);
    } finally {
      clearInterval(timer);
    }
  }

  it('of headers without an end is cut off', async () => {
    const answer = await drip(await open(), 'GET /healthz HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('of a body without an end is cut off', async () => {
    const head =
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"a":"';
    expect(await drip(await open(), head, 'x')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that falls silent in the middle is cut off', async () => {
    const socket = await open();
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    );
    expect(await text(socket)).toMatch(/^(HTTP\/1\.1 40\d .*)?$/s);
    expect(socket.readableEnded).toBe(true);
  });

  it('that is only a little slow is served', async () => {
    const socket = await open();
    const body = '{"a":"bcd"}';
    socket.write(`POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`);
    socket.write(`Content-Length: ${body.length}\r\n\r\n${body.slice(0, 3)}`);
    setTimeout(() => socket.write(body.slice(3)), 60);
    expect(await text(socket)).toContain('{"body":{"a":"bcd"}}');
  });

  it('waits for nobody longer than it should in earnest', async () => {
    const options = { logger: createLogger('silent'), trustProxy: 0, portalDir: '/nowhere' };
    const { server: http } = await createServer({ ...options, ready: async () => undefined });
    expect([http.headersTimeout, http.requestTimeout, http.timeout]).toEqual([20_000, 300_000, 60_000]);
  });
});
