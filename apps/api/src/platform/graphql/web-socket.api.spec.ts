import { documents } from '../../testing/documents';
import { RawSocket } from '../../testing/raw-socket';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';

interface ApiProblem {
  message: string;
  extensions: { code: string };
}
interface ErrorFrame {
  payload: ApiProblem[] | { errors: ApiProblem[] };
}

describe('a socket', () => {
  let app: TestApp;
  let world: SupportWorld;
  let token: string;
  beforeAll(async () => {
    app = await TestApp.open({ PORTAL_URL: 'https://support.example.org' });
    world = await supportWorld(app);
    token = world.author.api.token!;
  });
  afterAll(() => app.close());
  const ready = () => RawSocket.ready(app.address, { token });
  const subscribe = (id: string, query: string, more: object = {}) => ({
    id,
    type: 'subscribe',
    payload: { query, ...more },
  });
  async function errorOf(socket: RawSocket, id: string): Promise<ApiProblem> {
    const frame = await socket.frame((text) => text.startsWith(`{"id":"${id}"`));
    const { payload } = JSON.parse(frame) as ErrorFrame;
    return (Array.isArray(payload) ? payload : payload.errors)[0]!;
  }
  const pings = async (socket: RawSocket) => {
    socket.send({ type: 'ping' });
    await socket.frame((text) => text.includes('"pong"'));
  };

  it.each([
    ['no session', null],
    ['an unknown token', 'x'.repeat(43)],
    ['an endless token', 'x'.repeat(5_000)],
  ])('with %s is closed as forbidden', async (_name, wrong) => {
    const socket = await RawSocket.open(app.address, { token: wrong });
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toMatchObject({ code: 4403 });
    expect(socket.frames).toEqual([]);
  });

  it('of a foreign page is not even opened', async () => {
    for (const origin of ['https://evil.example.org', 'null', 'https://support.example.org.evil.example'])
      await expect(RawSocket.open(app.address, { token, origin })).rejects.toThrow('refused with 403');
    await expect(RawSocket.open(app.address, { token, path: '/other' })).rejects.toThrow('refused with 404');
    for (const origin of [app.address, 'https://support.example.org'])
      (await RawSocket.ready(app.address, { token, origin })).close();
  });

  it('of another protocol, or used out of order, is closed', async () => {
    const foreign = RawSocket.open(app.address, { token, protocol: 'graphql-ws' });
    await expect(foreign).rejects.toThrow('Server sent no subprotocol');
    const early = await RawSocket.open(app.address, { token });
    early.send(subscribe('a', 'subscription { sessionChanged { expiresAt } }'));
    expect(await early.closed).toMatchObject({ code: 4401 });
    const twice = await ready();
    twice.send({ type: 'connection_init' });
    expect(await twice.closed).toMatchObject({ code: 4429 });
    const same = await ready();
    for (let at = 0; at < 2; at++)
      same.send(subscribe('a', 'subscription { ticketCountersChanged { mine } }'));
    expect(await same.closed).toMatchObject({ code: 4409 });
  });

  it.each([
    ['no JSON', 'hello'],
    ['bytes', Buffer.from([0, 255, 254])],
    ['an array', '[]'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['no query', '{"id":"a","type":"subscribe","payload":{}}'],
    ['a number as the query', '{"id":"a","type":"subscribe","payload":{"query":1}}'],
    ['no id', '{"type":"subscribe","payload":{"query":"{ session { expiresAt } }"}}'],
  ])('that says %s is closed as a bad request', async (_name, text) => {
    const socket = await ready();
    socket.send(text);
    expect(await socket.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  it('takes 256 KB in one frame and not a byte more', async () => {
    const limit = 256 * 1024;
    const frame = (size: number) => {
      const empty = JSON.stringify({ type: 'ping', payload: { fill: '' } });
      return JSON.stringify({ type: 'ping', payload: { fill: 'x'.repeat(size - empty.length) } });
    };
    // The library of the protocol tells the console of it.
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const socket = await ready();
    socket.send(frame(limit));
    await socket.frame((text) => text.startsWith('{"type":"pong"'));
    socket.send(frame(limit + 1));
    expect(await socket.closed).toMatchObject({ code: 1009 });
    complaints.mockRestore();
  });

  it.each([
    ['that is no GraphQL', 'subscription {'],
    ['of an unknown field', 'subscription { everything }'],
    ['without operation', 'fragment A on Ticket { id }'],
    ['of too many tokens', `{ ${'a '.repeat(2_000)} }`],
  ])('answers a document %s with an error and goes on', async (_name, query) => {
    const socket = await ready();
    socket.send(subscribe('bad', query));
    const error = await errorOf(socket, 'bad');
    expect(error).toMatchObject({
      message: 'Запрос составлен неверно.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    await pings(socket);
    socket.close();
  });

  it('answers wrong variables with an error in the language of the viewer', async () => {
    const english = await app.make.user({ organization: world.organization, values: { locale: 'en' } });
    const socket = await RawSocket.ready(app.address, { token: await app.make.session(english) });
    socket.send(subscribe('bad', documents.ticketChanged, { variables: { id: 'x' } }));
    expect((await errorOf(socket, 'bad')).message).toBe('The request is malformed.');
    socket.send(subscribe('far', documents.ticketChanged, { variables: { id: 2_000_000_000 } }));
    expect(await errorOf(socket, 'far')).toMatchObject({
      message: 'Ticket not found.',
      extensions: { code: 'NOT_FOUND' },
    });
    socket.close();
  });

  it('carries at most 100 subscriptions', async () => {
    const { id } = await createTicket(world);
    const socket = await ready();
    for (let at = 0; at <= 100; at++)
      socket.send(subscribe(`s${at}`, `subscription { ticketChanged(id: ${id}) { ticketId } }`));
    expect((await errorOf(socket, 's100')).extensions.code).toBe('RATE_LIMITED');
    socket.send({ id: 's7', type: 'complete' });
    await pings(socket);
    socket.send(subscribe('again', `subscription { ticketChanged(id: ${id}) { ticketId } }`));
    await socket.frame((text) => text.startsWith('{"id":"again","type":"next"'));
    socket.close();
  });
});
