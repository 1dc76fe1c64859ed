import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look } from '../../testing/tickets';
import { TicketLog } from './ticket-log';

interface CardChange {
  ticketChanged: { refresh: boolean; entries: { id: number }[] };
}

describe('entries of a card that were lost on the way', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const missed = () => app.app.platform.pubSub.publish({ name: 'missed' });
  /** Entries of which no signal arrives here, as if another node had written them. */
  function written(ticketId: number, count: number): Promise<number[]> {
    const log = new TicketLog(app.app.features.attachments);
    return app.app.platform.database.uow.run(async (tx) => {
      const ids: number[] = [];
      for (let nth = 0; nth < count; nth++)
        ids.push(
          await log.write(tx, {
            ticketId,
            kind: 'REMINDED',
            actorId: null,
            at: app.clock.now(),
            source: 'TIMER',
            hours: 1,
          }),
        );
      return ids;
    });
  }

  it('are told one by one while they are no more than 200, however many came before', async () => {
    const { id } = await createTicket(world);
    await written(id, 50);
    const card = await world.specialist.api.follow<CardChange>(documents.ticketChanged, { id });
    const lost = await written(id, 200);
    missed();
    const { ticketChanged } = await card.next();
    expect(ticketChanged.refresh).toBe(false);
    expect(ticketChanged.entries.map((entry) => entry.id)).toEqual(lost);
    missed();
    expect((await card.next()).ticketChanged).toMatchObject({
      refresh: true,
      entries: [{ id: lost.at(-1) }],
    });
    card.stop();
  });

  it('are to be asked for anew when they are more, even if the newest one did arrive; then all goes on', async () => {
    const { id } = await createTicket(world);
    const card = await world.specialist.api.follow<CardChange>(documents.ticketChanged, { id });
    await written(id, 201);
    await world.author.api.run(documents.comment, { input: { id, body: 'Это слово дошло' } });
    expect((await card.next()).ticketChanged.entries).toHaveLength(1);
    missed();
    expect((await card.next()).ticketChanged).toMatchObject({ refresh: true, entries: [] });
    // Whoever has asked anew knows all of it: what is lost next is told one by one again.
    const lost = await written(id, 2);
    missed();
    const { refresh, entries } = (await card.next()).ticketChanged;
    expect([refresh, entries.map((entry) => entry.id)]).toEqual([false, lost]);
    expect((await look(world.specialist.api, id)).timeline.entries.at(-1)).toMatchObject({ id: lost[1] });
    card.stop();
  });
});
