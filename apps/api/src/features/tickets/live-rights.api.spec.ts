import type { LiveFeed } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { LiveListeners } from '../../testing/live-listeners';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';
import { User } from '../accounts/user.entity';
import { GroupMember } from '../groups/group-links.entity';

interface ListChange {
  ticketListChanged: { refresh: boolean; ticketId: number; matches: boolean; ticket: { id: number } | null };
}
interface CardChange {
  ticketChanged: { ticketId: number; ticket: { id: number } | null; entries: object[] };
}

describe('a change of rights while subscriptions are open', () => {
  const listeners = new LiveListeners();
  let app: TestApp;
  let world: SupportWorld;
  beforeEach(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterEach(() => app.close());
  afterAll(() => listeners.restore());

  const say = (id: number, body: string) =>
    world.specialist.api.run(documents.comment, { input: { id, body } });
  const list = (tab: string): Promise<LiveFeed<ListChange>> =>
    world.deputy.api.follow<ListChange>(documents.ticketListChanged, { tab });

  it('has the list asked for anew, and tells nothing of what was lost after that', async () => {
    const { deputy } = world;
    const lost = await createTicket(world);
    const own = await createTicket(world, {}, deputy.api);
    const rows = await list('ALL');
    await say(lost.id, 'до');
    await expect(rows.next()).resolves.toMatchObject({
      ticketListChanged: { ticketId: lost.id, ticket: { id: lost.id }, matches: true },
    });

    await app.make.dropRoles(deputy.user);
    expect((await rows.next()).ticketListChanged).toEqual({
      refresh: true,
      ticketId: null,
      ticket: null,
      matches: false,
    });
    const from = deputy.api.frames.length;
    await say(lost.id, 'СЕКРЕТ-1');
    await say(lost.id, 'СЕКРЕТ-2');
    await say(own.id, 'по вашему тикету');
    // The own ticket was told after: before it came nothing.
    expect((await rows.next()).ticketListChanged).toMatchObject({ ticketId: own.id, matches: false });
    expect(deputy.api.frames.slice(from)).toHaveLength(1);
    expect(deputy.api.frames.join()).not.toContain('СЕКРЕТ');
    rows.stop();
  });

  it('says nothing of a lost ticket to a list that was never told of it', async () => {
    const { deputy } = world;
    const lost = await createTicket(world);
    const own = await createTicket(world, {}, deputy.api);
    const rows = await list('ALL');
    await app.make.dropRoles(deputy.user);
    expect((await rows.next()).ticketListChanged.refresh).toBe(true);
    await say(lost.id, 'x');
    await say(own.id, 'x');
    expect((await rows.next()).ticketListChanged.ticketId).toBe(own.id);
    rows.stop();
  });

  it('empties an open card and ends its subscription', async () => {
    const { deputy } = world;
    const lost = await createTicket(world);
    const card = deputy.api.subscribe<CardChange>(documents.ticketChanged, { id: lost.id });
    await card.next();
    await app.make.dropRoles(deputy.user);
    expect((await card.next()).ticketChanged).toEqual({
      refresh: false,
      ticketId: lost.id,
      ticket: null,
      entries: [],
    });
    await card.ended;
    const from = deputy.api.frames.length;
    await say(lost.id, 'СЕКРЕТ');
    await listeners.until(`ticket:${lost.id}`, 0);
    expect(deputy.api.frames.slice(from)).toEqual([]);
    const again = deputy.api.subscribe(documents.ticketChanged, { id: lost.id });
    await expect(again.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the tickets of a member away from whoever led the group', async () => {
    const { author, leader, group } = world;
    const ticket = await createTicket(world);
    const card = leader.api.subscribe<CardChange>(documents.ticketChanged, { id: ticket.id });
    await card.next();
    const { uow } = app.app.platform.database;
    await uow.run((tx) => tx.remove(GroupMember, { groupId: group.id, userId: author.user.id }));
    await say(ticket.id, 'СЕКРЕТ');
    expect((await card.next()).ticketChanged.ticket).toBeNull();
    expect(leader.api.frames.join()).not.toContain('СЕКРЕТ');
  });

  it('lets a new right count for the very next event', async () => {
    const { colleague, group } = world;
    const ticket = await createTicket(world);
    const rows = await colleague.api.follow<ListChange>(documents.ticketListChanged, { tab: 'MINE' });
    const counters = colleague.api.subscribe<{ ticketCountersChanged: { group: number | null } }>(
      documents.ticketCountersChanged,
    );
    expect((await counters.next()).ticketCountersChanged.group).toBeNull();
    await app.make.groupRole({ user: colleague.user, group, leading: true });
    expect((await counters.next()).ticketCountersChanged.group).toBe(1);
    expect((await rows.next()).ticketListChanged.refresh).toBe(true);
    await say(ticket.id, 'x');
    expect((await rows.next()).ticketListChanged).toMatchObject({ ticketId: ticket.id, matches: false });
    rows.stop();
    counters.stop();
  });

  it('ends every subscription of somebody who must change the password first', async () => {
    const { author } = world;
    const ticket = await createTicket(world);
    const card = author.api.subscribe<CardChange>(documents.ticketChanged, { id: ticket.id });
    const counters = author.api.subscribe(documents.ticketCountersChanged);
    await Promise.all([card.next(), counters.next()]);
    await app.app.platform.database.uow.run(async (tx) => {
      await tx.update(User, author.user.id, { mustChangePassword: true });
      await app.make.bump(tx, author.user.id);
    });
    await Promise.all([card.ended, counters.ended]);
    await say(ticket.id, 'СЕКРЕТ');
    await listeners.until(`ticket:${ticket.id}`, 0);
    expect(author.api.frames.join()).not.toContain('СЕКРЕТ');
  });
});
