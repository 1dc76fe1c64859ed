import { documents } from '../../testing/documents';
import { FakeClock } from '../../testing/fake-clock';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketIn } from '../../testing/tickets';
import { workingHoursAfter } from '../../testing/timer-world';
import { TicketEvent } from './ticket-event.entity';
import { Ticket } from './ticket.entity';

/** A clock that never shows the same time twice, as a real one under load. */
class RunningClock extends FakeClock {
  override now(): Date {
    this.advance(1);
    return super.now();
  }
}

describe('a change has one time, in the row of the ticket and in its history', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open({}, { clock: new RunningClock() });
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const rows = async (ticketId: number) => {
    const { read } = app.app.platform.database;
    const events = await read.list(TicketEvent, { ticketId });
    return { ticket: (await read.find(Ticket, { id: ticketId }))!, at: events.at(-1)!.at };
  };

  it('a creation', async () => {
    const { ticket, at } = await rows((await createTicket(world)).id);
    expect(ticket).toMatchObject({ createdAt: at, updatedAt: at, statusChangedAt: at });
  });

  it('a step, and the wait that begins with it', async () => {
    const { ticket, at } = await rows((await ticketIn(world, 'AWAITING_INFO')).id);
    expect(ticket).toMatchObject({ updatedAt: at, statusChangedAt: at, waitStartedAt: at });
    expect(ticket.deadlineAt).toEqual(workingHoursAfter(at, 40));
  });

  it('a closing', async () => {
    const { ticket, at } = await rows((await ticketIn(world, 'CLOSED')).id);
    expect(ticket).toMatchObject({ updatedAt: at, statusChangedAt: at, closedAt: at });
  });

  it('a first response', async () => {
    const { id } = await createTicket(world);
    await world.specialist.api.run(documents.comment, { input: { id, body: 'Смотрим' } });
    const { ticket, at } = await rows(id);
    expect(ticket).toMatchObject({ updatedAt: at, firstResponseAt: at });
  });

  it.each([
    ['an assignment', documents.assign, () => ({ assigneeId: world.specialist.user.id })],
    ['a correction', documents.correct, () => ({ priority: 'LOW' })],
  ])('%s', async (_name, document, values) => {
    const { id, version } = await createTicket(world);
    await world.senior.api.run(document, { input: { id, version, ...values() } });
    const { ticket, at } = await rows(id);
    expect(ticket.updatedAt).toEqual(at);
  });

  it('an extension', async () => {
    const { id } = await ticketIn(world, 'AWAITING_INFO');
    await world.specialist.api.run(documents.extend, { input: { id, hours: 8, comment: 'Ждём' } });
    const { ticket, at } = await rows(id);
    expect(ticket.updatedAt).toEqual(at);
  });

  it('a rating', async () => {
    const { id } = await ticketIn(world, 'CLOSED');
    await world.author.api.run(documents.rate, { input: { id, score: 5 } });
    const { ticket, at } = await rows(id);
    expect(ticket.updatedAt).toEqual(at);
    expect((await look(world.author.api, id)).ratings).toHaveLength(1);
  });
});
