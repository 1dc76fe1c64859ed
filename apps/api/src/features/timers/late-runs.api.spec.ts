import { defaultCalendarSpec } from '@supportal/domain';
import type { ApiClient } from '../../testing/api-client';
import { insertTickets } from '../../testing/ticket-rows';
import { createTicket, look, move } from '../../testing/tickets';
import { moscow, stepsOfTimer, TimerWorld, workingHoursAfter } from '../../testing/timer-world';
import type { JobRunner } from '../../platform/jobs/job-runner';
import { sql } from '../../platform/database/sql';
import { WorkCalendarRow } from '../directories/work-calendar.entity';
import { timersJob } from '../tickets/feature';
import { TicketTimer } from './ticket-timer.entity';

const monday = moscow('2026-02-02T09:00');
const friday = moscow('2026-02-06T18:00');
const weeksLater = moscow('2026-03-04T10:00');
const onMariaDb = process.env['TEST_DATABASE'] === 'mysql' ? it : it.skip;

/** Runs a job as often and as many times at once as it is told: what locks over nodes would do worst. */
class UnlockedRunner implements JobRunner {
  private readonly jobs = new Map<string, () => Promise<void>>();
  define = (name: string, run: () => Promise<void>) => void this.jobs.set(name, run);
  every = () => undefined;
  start = async () => undefined;
  stop = async () => undefined;
  run = (name: string) => this.jobs.get(name)!();
}

describe('a run of the timers', () => {
  let time: TimerWorld;
  const runner = new UnlockedRunner();
  beforeAll(async () => {
    time = await TimerWorld.open({}, { jobs: runner });
  });
  afterAll(() => time.close());

  const runs = (count: number) => Promise.all(Array.from({ length: count }, () => runner.run(timersJob)));
  const now = ({ id }: { id: number }) => look(time.world.specialist.api, id);

  it('that comes weeks late makes one step with each ticket, not two', async () => {
    const tickets = [];
    for (let count = 0; count < 5; count++) tickets.push(await time.waiting('AWAITING_INFO', monday));
    time.app.clock.set(weeksLater);
    // Both waits would be over by now.
    expect(workingHoursAfter(monday, 80).getTime()).toBeLessThan(weeksLater.getTime());
    await runs(1);
    await runs(1);
    for (const ticket of tickets) {
      const after = await now(ticket);
      // Timer 2 begins when the ticket really moved.
      expect(after).toMatchObject({
        status: 'AWAITING_CLOSURE',
        deadline: { at: workingHoursAfter(weeksLater, 40).toISOString() },
      });
      expect(stepsOfTimer(after)).toHaveLength(1);
    }
  });

  it('beside another one makes each step once', async () => {
    const tickets = [];
    for (let count = 0; count < 5; count++) tickets.push(await time.waiting('AWAITING_CLOSURE', monday));
    time.app.clock.set(friday);
    await runs(4);
    for (const ticket of tickets) {
      const after = await now(ticket);
      expect(after).toMatchObject({ status: 'CLOSED', version: ticket.version + 1 });
      expect(stepsOfTimer(after)).toHaveLength(1);
      expect(await time.letters(ticket)).toHaveLength(1);
    }
  });

  onMariaDb('on another node makes each step once', async () => {
    const tickets = [];
    for (let count = 0; count < 8; count++) tickets.push(await time.waiting('AWAITING_INFO', monday));
    const node = await time.app.secondNode();
    try {
      for (const clock of [time.app.clock, node.clock]) clock.set(friday);
      await Promise.all([runs(2), node.runTimers()]);
    } finally {
      await node.close();
    }
    for (const ticket of tickets) {
      const after = await now(ticket);
      expect(after).toMatchObject({ status: 'AWAITING_CLOSURE', version: ticket.version + 1 });
      expect(stepsOfTimer(after)).toHaveLength(1);
      expect(await time.timers(ticket)).toHaveLength(3);
    }
  });

  it('acts on more tickets than it reads at once', async () => {
    time.app.clock.set(monday);
    const tickets = await insertTickets(
      time.app,
      time.world,
      Array.from({ length: 205 }, () => ({ status: 'AWAITING_CLOSURE' as const, deadlineAt: friday })),
    );
    time.app.clock.set(friday);
    await runs(1);
    const ids = [tickets[0]!.id, tickets.at(-1)!.id];
    const [row] = await time.app.app.platform.database.read.rows<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM ticket WHERE id BETWEEN ${ids[0]} AND ${ids[1]} AND status = 'CLOSED'`,
    );
    expect(Number(row!.n)).toBe(205);
  }, 60_000);

  describe('that fails for one ticket', () => {
    const broken = { ...defaultCalendarSpec, timeZone: 'Moon/Tranquility' };
    let api: ApiClient;
    let calendarId: number;
    const calendar = (spec: object, version: number) =>
      time.app.app.platform.database.uow.run((tx) =>
        tx.update(WorkCalendarRow, calendarId, { spec: spec as typeof defaultCalendarSpec, version }),
      );
    beforeAll(async () => {
      const { app, world } = time;
      const row = { name: 'Свой', isDefault: false, spec: defaultCalendarSpec, version: 1 };
      const { uow } = app.app.platform.database;
      calendarId = (await uow.run((tx) => tx.insert(WorkCalendarRow, row))).id;
      const organization = await app.make.organization({ calendarId });
      const group = await app.make.group({ organization, systems: [world.system] });
      api = await app.as(await app.make.user({ organization, groups: [group], rights: ['ticket.create'] }));
    });

    it('still acts on the others, and on that one as soon as it can', async () => {
      time.app.clock.set(monday);
      const { specialist } = time.world;
      const created = await createTicket(time.world, {}, api);
      const taken = await move(specialist.api, created, 'IN_PROGRESS');
      const stuck = await move(specialist.api, taken, 'AWAITING_INFO');
      const fine = await time.waiting('AWAITING_INFO', monday);
      await calendar(broken, 2);
      time.app.clock.set(friday);
      await runs(1);
      expect(await now(fine)).toMatchObject({ status: 'AWAITING_CLOSURE' });
      const { read } = time.app.app.platform.database;
      const statusOf = () => read.rows(sql`SELECT status, version FROM ticket WHERE id = ${stuck.id}`);
      expect(await statusOf()).toEqual([{ status: 'AWAITING_INFO', version: stuck.version }]);

      await calendar(defaultCalendarSpec, 3);
      await runs(1);
      expect(await statusOf()).toEqual([{ status: 'AWAITING_CLOSURE', version: stuck.version + 1 }]);
    });

    it('leaves a timer that should not be there alone', async () => {
      const [stray] = await insertTickets(time.app, time.world, [{ status: 'IN_PROGRESS' }]);
      const row = { ticketId: stray!.id, kind: 'EXPIRY' as const, hoursLeft: 0, dueAt: monday };
      await time.app.app.platform.database.uow.run((tx) => tx.insert(TicketTimer, row));
      const fine = await time.waiting('AWAITING_CLOSURE', monday);
      time.app.clock.set(friday);
      await runs(1);
      expect(await now(fine)).toMatchObject({ status: 'CLOSED' });
      expect(await now(stray!)).toMatchObject({ status: 'IN_PROGRESS', version: 1 });
    });
  });
});
