import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import WebSocket from 'ws';
import { hostileDocuments, hostileVariables } from '../../testing/hostile-documents';
import { RawSocket } from '../../testing/raw-socket';
import { sessionCookie } from '../../platform/http/request-origin';
import { socketLimits } from '../../platform/graphql/socket-limits';
import { scaled } from '../harness/scale';
import { HostileServer, type Answer } from './hostile-server';

const rounds = scaled(2, 50);
const refused = ['BAD_USER_INPUT', 'PAYLOAD_TOO_LARGE'];
const isRefusal = ({ status, codes }: Answer) =>
  status < 500 && codes.length > 0 && codes.every((code) => refused.includes(code));
const filtered = 'query ($filter: TicketFilter) { tickets(tab: MINE, filter: $filter) { totalCount } }';

(existsSync('/proc/self/stat') ? describe : describe.skip)('a server under hostile requests', () => {
  let host: HostileServer;
  const figures: string[] = [];
  beforeAll(async () => (host = await HostileServer.start()), 120_000);
  afterEach(() => expect(host.server.running).toBe(true));
  afterAll(async () => {
    process.stdout.write(`${figures.join('\n')}\n`);
    await host.stop();
  });
  const open = () => RawSocket.ready(host.server.url, { token: host.token });

  it('refuses every document over HTTP within 10 ms of processor time, and goes on answering others', async () => {
    const names = Object.keys(hostileDocuments);
    // Once for the compiler, then for the clock.
    for (const name of names) {
      const answer = await host.send(JSON.stringify({ query: hostileDocuments[name] }));
      expect({ name, answer, refused: isRefusal(answer) }).toMatchObject({ name, refused: true });
    }
    host.medianDelay();
    const before = host.cpu();
    for (let round = 0; round < rounds; round++)
      for (const name of names) await host.send(JSON.stringify({ query: hostileDocuments[name] }));
    const each = (host.cpu() - before) / (rounds * names.length);
    const delay = host.medianDelay();
    figures.push(
      `HTTP: ${rounds * names.length} documents, ${each.toFixed(1)} ms of processor each; /healthz meanwhile ${delay.toFixed(1)} ms`,
    );
    expect(each).toBeLessThan(10);
    expect(delay).toBeLessThan(50);
  });

  it('refuses every kind of variables and bodies', async () => {
    const asVariables = Object.entries(hostileVariables).map(([name, json]): [string, string | Buffer] => [
      name,
      `{"query":${JSON.stringify(filtered)},"variables":${json}}`,
    ]);
    const body = JSON.stringify({ query: '{ __typename }' });
    const bodies: [string, string | Buffer, Record<string, string>?][] = [
      ...asVariables,
      ['compressed', gzipSync(body), { 'content-encoding': 'gzip' }],
      ['broken UTF-8', Buffer.from('{"query":"{ \xff\xfe }"}', 'latin1')],
      ['noise', randomBytes(1_000)],
      ['UTF-16', Buffer.from(body, 'utf16le')],
      ['a batch of 1,000', `[${Array(1_000).fill(body).join(',')}]`],
      ['a form', body, { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a multipart form', body, { 'content-type': 'multipart/form-data; boundary=x' }],
      ['GraphQL itself', '{ __typename }', { 'content-type': 'application/graphql' }],
      ['an unknown operation', JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
      [
        'two operations without a name',
        JSON.stringify({ query: 'query A { __typename } query B { __typename }' }),
      ],
      [
        'an operation with the name __proto__',
        JSON.stringify({ query: 'query A { __typename }', operationName: '__proto__' }),
      ],
      ['300 KB', ' '.repeat(300_000) + body],
    ];
    for (const [name, sent, headers] of bodies) {
      const answer = await host.send(sent, headers);
      expect({ name, answer, refused: isRefusal(answer) }).toMatchObject({ name, refused: true });
    }
    // The same with its mark of byte order is an ordinary request.
    expect(await host.send(`\ufeff${body}`)).toEqual({ status: 200, codes: [] });
  });

  it('refuses every document over a socket, which stays open', async () => {
    const socket = await open();
    const names = Object.keys(hostileDocuments).filter((name) => hostileDocuments[name]!.length < 200_000);
    const before = host.cpu();
    for (const [at, name] of names.entries()) {
      socket.send({ id: `d${at}`, type: 'subscribe', payload: { query: hostileDocuments[name] } });
      const frame = await socket.frame((text) => text.startsWith(`{"id":"d${at}"`));
      expect(frame).toContain('"type":"error"');
      expect(frame).toContain('BAD_USER_INPUT');
    }
    const each = (host.cpu() - before) / names.length;
    figures.push(`WebSocket: ${names.length} documents, ${each.toFixed(1)} ms of processor each`);
    expect(each).toBeLessThan(10);
    socket.close();
  });

  it.each(['100,000 lists deep', '40,000 objects deep', '120,000 numbers'])(
    'closes a socket that sends variables %s',
    async (name) => {
      const socket = await open();
      const payload = `{"query":${JSON.stringify(filtered)},"variables":${hostileVariables[name]}}`;
      socket.send(`{"id":"a","type":"subscribe","payload":${payload}}`);
      expect(await socket.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
    },
  );

  it('takes no harm from floods of small frames', async () => {
    const socket = await open();
    const before = host.cpu();
    const flood = scaled(5_000, 50_000);
    host.medianDelay();
    for (let at = 0; at < flood; at++) {
      socket.send({ type: 'ping' });
      socket.send({ id: `c${at}`, type: 'complete' });
    }
    socket.send({ type: 'ping', payload: { last: true } });
    await socket.frame((text) => text.includes('"last":true'));
    const each = (host.cpu() - before) / (2 * flood);
    figures.push(`Flood: ${2 * flood} frames, ${(each * 1000).toFixed(0)} µs of processor each`);
    expect(each).toBeLessThan(1);
    socket.close();
  });

  it('holds 50 sockets of one person and sends the next away for a while', async () => {
    const sockets = await Promise.all(Array.from({ length: socketLimits.ofUser }, open));
    const next = await RawSocket.open(host.server.url, { token: host.token });
    next.send({ type: 'connection_init' });
    expect(await next.closed).toEqual({ code: 1013, reason: 'Too many sockets' });
    sockets.pop()!.close();
    // The server learns of it in a moment.
    for (;;) {
      const again = await RawSocket.open(host.server.url, { token: host.token });
      again.send({ type: 'connection_init' });
      const ended = await Promise.race([again.closed, again.frame((text) => text.includes('ack'))]);
      again.close();
      if (typeof ended === 'string') break;
      expect(ended.code).toBe(1013);
    }
    for (const socket of sockets) socket.close();
  });

  it('closes hundreds of sockets that never say who they are', async () => {
    const before = host.memory();
    const count = scaled(200, 900);
    const silent = await Promise.all(
      Array.from({ length: count }, () => RawSocket.open(host.server.url, { token: host.token })),
    );
    figures.push(
      `Silent: ${count} sockets, ${((host.memory() - before) / count).toFixed(3)} MB each at most`,
    );
    const codes = new Set((await Promise.all(silent.map((socket) => socket.closed))).map(({ code }) => code));
    expect([...codes]).toEqual([4408]);
  });

  it('compresses nothing on sockets: a bomb cannot be unpacked', async () => {
    const headers = { cookie: `${sessionCookie}=${host.token}` };
    const url = `${host.server.url.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers, perMessageDeflate: true });
    await new Promise((opened) => socket.once('open', opened));
    expect(socket.extensions).toBe('');
    socket.terminate();
  });
});
