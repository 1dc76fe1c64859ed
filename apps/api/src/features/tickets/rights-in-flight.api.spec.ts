import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketInput } from '../../testing/tickets';
import type { Tx } from '../../platform/database/tx';
import { User } from '../accounts/user.entity';
import { GroupMember } from '../groups/group-links.entity';
import { UserRole } from '../roles/role-links.entity';
import { Ticket } from './ticket.entity';

/** A change that waits for a ticket somebody else holds is made with the rights of the moment it goes on. */
describe('a right taken away while a change waits', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeEach(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterEach(() => app.close());

  /**
   * Begins `act` while a transaction holds the ticket and has taken the rights of the user away; it commits when the
   * request, which still knows the old rights, has come as far as the door of writes.
   */
  async function meanwhile<T>(
    ticketId: number,
    take: (tx: Tx) => Promise<void>,
    act: () => Promise<T>,
  ): Promise<T> {
    const { uow } = app.app.platform.database;
    let acting: Promise<T> | undefined;
    const lock = jest.spyOn(uow, 'run');
    await uow.run(async (tx) => {
      await tx.lock(Ticket, { id: ticketId });
      await take(tx);
      lock.mockClear();
      acting = act();
      while (!lock.mock.calls.length) await new Promise((turn) => setImmediate(turn));
    });
    return acting!;
  }
  const dropRoles = (user: User) => async (tx: Tx) => {
    await tx.remove(UserRole, { userId: user.id });
    await app.make.bump(tx, user.id);
  };

  it.each([
    [
      'a comment',
      (id: number) => world.deputy.api.codeOf(documents.comment, { input: { id, body: 'Поздно' } }),
    ],
    [
      'a step',
      (id: number) =>
        world.deputy.api.codeOf(documents.move, {
          input: { id, from: 'NEW', to: 'CLOSED', comment: 'Поздно' },
        }),
    ],
  ])('refuses %s on a ticket that is no longer seen', async (_name, act) => {
    const { id } = await createTicket(world);
    const code = await meanwhile(id, dropRoles(world.deputy.user), () => act(id));
    expect(code).toBe('NOT_FOUND');
    expect((await look(world.specialist.api, id)).timeline.entries).toHaveLength(1);
  });

  it('refuses to take and to assign', async () => {
    const { id, version } = await createTicket(world);
    const take = () => world.specialist.api.codeOf(documents.take, { input: { id, from: 'NEW' } });
    expect(await meanwhile(id, dropRoles(world.specialist.user), take)).toBe('NOT_FOUND');
    const assign = () =>
      world.senior.api.codeOf(documents.assign, { input: { id, version, assigneeId: world.senior.user.id } });
    expect(await meanwhile(id, dropRoles(world.senior.user), assign)).toBe('NOT_FOUND');
  });

  it('refuses a new ticket under a group one has just left', async () => {
    const held = await createTicket(world);
    const leave = async (tx: Tx) => {
      await tx.remove(GroupMember, { groupId: world.group.id, userId: world.author.user.id });
      await app.make.bump(tx, world.author.user.id);
    };
    const input = ticketInput(world, { key: 'поздно' });
    const code = await meanwhile(held.id, leave, () => world.author.api.codeOf(documents.create, { input }));
    expect(code).not.toBeNull();
    expect(await app.app.platform.database.read.list(Ticket)).toHaveLength(1);
  });

  it('refuses everything of an account that was deactivated', async () => {
    const { id } = await createTicket(world);
    const off = async (tx: Tx) => tx.update(User, world.author.user.id, { active: false });
    const comment = () => world.author.api.codeOf(documents.comment, { input: { id, body: 'Поздно' } });
    expect(await meanwhile(id, off, comment)).toBe('UNAUTHENTICATED');
    expect((await look(world.specialist.api, id)).timeline.entries).toHaveLength(1);
  });

  it('changes nothing for those whose language or theme has just changed', async () => {
    const { id } = await createTicket(world);
    const bump = (tx: Tx) => app.make.bump(tx, world.author.user.id);
    const comment = () => world.author.api.codeOf(documents.comment, { input: { id, body: 'Вовремя' } });
    expect(await meanwhile(id, bump, comment)).toBeNull();
  });
});
