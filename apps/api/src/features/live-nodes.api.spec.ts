import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { documents, type ShownTicket } from '../testing/documents';
import { supportWorld, type SupportWorld } from '../testing/support-world';
import { TestApp } from '../testing/test-app';
import { User } from './accounts/user.entity';
import { createTicket } from '../testing/tickets';

const session = '{ session { viewer { permissions } } }';
interface Session {
  session: { viewer: { permissions: string[] } } | null;
}
interface CardChange {
  ticketChanged: { ticket: ShownTicket | null; entries: { kind: string }[] };
}

/** A Redis of this spec, unless one is named. */
async function redis(): Promise<{ url: string; server: ChildProcess | null }> {
  const named = process.env['TEST_REDIS_URL'];
  if (named) return { url: named, server: null };
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const text of server.stdout!) if (String(text).includes('Ready to accept')) break;
  return { url: `redis://127.0.0.1:${port}`, server };
}

// Several nodes share a database server; SQLite is the database of one process.
const onServer = process.env['TEST_DATABASE'] === 'mysql' ? describe : describe.skip;

onServer('two nodes', () => {
  let relay: Awaited<ReturnType<typeof redis>>;
  let first: TestApp;
  let second: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    relay = await redis();
    first = await TestApp.open({ REDIS_URL: relay.url });
    second = await first.secondNode({ REDIS_URL: relay.url });
    world = await supportWorld(first);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
    relay.server?.kill('SIGTERM');
  });

  it('tell each other of changes: what is done on one reaches a reader on the other', async () => {
    const ticket = await createTicket(world);
    const far = await second.as(world.author.user);
    const card = far.subscribe<CardChange>(documents.ticketChanged, { id: ticket.id });
    await card.next();
    await world.specialist.api.run(documents.take, { input: { id: ticket.id, from: 'NEW' } });
    await expect(card.next()).resolves.toMatchObject({
      ticketChanged: { ticket: { status: 'IN_PROGRESS' }, entries: [{ kind: 'STATUS_CHANGED' }] },
    });
    await far.run(documents.comment, { input: { id: ticket.id, body: 'Спасибо' } });
    await expect(card.next()).resolves.toMatchObject({
      ticketChanged: { entries: [{ kind: 'COMMENTED' }] },
    });
    expect(card.waiting).toBe(0);
    card.stop();
  });

  it('answer requests with the rights of the moment, whichever of them changed these', async () => {
    const user = await first.make.user({ organization: world.organization, rights: ['ticket.create'] });
    const far = await second.as(user);
    const permissions = async () => (await far.run<Session>(session)).session?.viewer.permissions;
    expect(await permissions()).toEqual(['ticket.create']);
    expect(await permissions()).toEqual(['ticket.create']);
    await first.make.dropRoles(user);
    expect(await permissions()).toEqual([]);
    await first.app.platform.database.uow.run((tx) => tx.update(User, user.id, { active: false }));
    expect(await permissions()).toBeUndefined();
  });

  it('take rights away and end sessions on each other', async () => {
    const { deputy } = world;
    const ticket = await createTicket(world);
    const far = await second.as(deputy.user);
    const card = far.subscribe<CardChange>(documents.ticketChanged, { id: ticket.id });
    await card.next();
    await first.make.dropRoles(deputy.user);
    expect((await card.next()).ticketChanged.ticket).toBeNull();

    const session = await far.follow<{ sessionChanged: object | null }>(documents.sessionChanged);
    const near = await first.as(null);
    near.token = far.token;
    await near.run('mutation { signOut }');
    expect((await session.next()).sessionChanged).toBeNull();
    expect(await far.closeCode).toBe(4403);
  });
});
