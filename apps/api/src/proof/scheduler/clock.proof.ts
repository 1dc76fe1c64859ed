import { setTimeout as sleep } from 'node:timers/promises';
import { addWorkingTime, compileCalendar, defaultCalendarSpec, nextWorkingInstant } from '@supportal/domain';
import type { App } from '../../app';
import { Ticket } from '../../features/tickets/ticket.entity';
import { sqliteProofPlace, type ProofPlace } from '../harness/places';
import { openInProcess, seedWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { until } from '../harness/until';
import { canFakeTime, FakeTime } from './fake-time';
import { PlannedTickets } from './timers-due';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Due timers act within this. */
const soon = 5_000;
/** Long enough for several rounds of the scheduler. */
const rounds = 3_000;
const office = compileCalendar(defaultCalendarSpec);
/** The next working noon: far from the ends of a working day. */
const noon = (): number => nextWorkingInstant(office, Date.now() + day) + 3 * hour;

(canFakeTime ? describe : describe.skip)('the clock set under a running server (libfaketime)', () => {
  let place: ProofPlace;
  let app: App;
  let planned: PlannedTickets;
  let clock: FakeTime;
  let server: ServerProcess;

  beforeAll(async () => {
    place = await sqliteProofPlace();
    const world = await seedWorld(place.env, 1);
    app = await openInProcess(place.env);
    planned = new PlannedTickets(app, world);
    clock = new FakeTime();
    server = await ServerProcess.start({ ...place.env, ...clock.env });
  });
  afterAll(async () => {
    await server.end('SIGKILL');
    await app.close();
    clock.remove();
    await place.remove();
  });

  const at = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
  const stepped = ['STATUS_CHANGED:AWAITING_CLOSURE'];

  it('a day forward: what is due acts once and soon, what is not stays', async () => {
    const due = await planned.waiting([at(hour), at(5 * hour), at(23 * hour)]);
    const later = await planned.waiting([at(25 * hour), at(3 * day)]);
    await sleep(rounds / 2);
    expect(await planned.acted([...due, ...later])).toBe(0);
    clock.shift(day / 1_000);
    expect(await until(async () => (await planned.acted(due)) === due.length, 30_000)).toBeLessThan(soon);
    // The scheduler keeps its pace after the jump.
    const next = await planned.waiting([at(1_000), at(2_000)]);
    expect(await until(async () => (await planned.acted(next)) === next.length, 60_000)).toBeLessThan(
      soon + 2_000,
    );
    expect(await planned.acted(later)).toBe(0);
    const once = [...due, ...next].map((id) => [id, stepped]);
    expect([...(await planned.deeds([...due, ...next]))]).toEqual(once);
  });

  it('two hours back: nothing acts early, twice or never', async () => {
    const [done] = await planned.waiting([at(-minute)]);
    await until(async () => (await planned.acted([done!])) === 1, 30_000);
    const early = await planned.waiting([at(500), at(hour)]);
    clock.shift((-2 * hour) / 1_000);
    await sleep(rounds);
    expect(await planned.acted(early)).toBe(0);
    // Jobs go on during the two hours that come twice.
    const within = await planned.waiting([at(1_000), at(2_500)]);
    expect(await until(async () => (await planned.acted(within)) === within.length, 60_000)).toBeLessThan(
      soon + 2_500,
    );
    clock.shift((2 * hour) / 1_000 + 10);
    expect(await until(async () => (await planned.acted([early[0]!])) === 1, 60_000)).toBeLessThan(soon);
    const all = [done!, early[0]!, ...within];
    expect([...(await planned.deeds(all))]).toEqual(all.map((id) => [id, stepped]));
    expect(await planned.acted([early[1]!])).toBe(0);
  });

  it('asleep for three days: one step for each ticket, its next wait begins at the awakening', async () => {
    clock.shift(Math.round((noon() - clock.now().getTime()) / 1_000));
    const ids = await planned.waiting([at(hour), at(2 * hour), at(day)]);
    for (const id of ids) {
      await planned.remind(id, 20, at(minute));
      await planned.remind(id, 4, at(2 * minute));
    }
    server.child.kill('SIGSTOP');
    clock.shift((3 * day) / 1_000);
    server.child.kill('SIGCONT');
    const awake = clock.now();
    expect(await until(async () => (await planned.acted(ids)) === ids.length, 60_000)).toBeLessThan(soon);
    await sleep(rounds);
    expect([...(await planned.deeds(ids))]).toEqual(ids.map((id) => [id, stepped]));
    for (const id of ids) {
      const ticket = (await app.platform.database.read.find(Ticket, { id }))!;
      const full = addWorkingTime(office, ticket.waitStartedAt!.getTime(), 40 * hour);
      expect(ticket.deadlineAt!.getTime()).toBe(full);
      expect(ticket.waitStartedAt!.getTime()).toBeGreaterThanOrEqual(awake.getTime() - 1_000);
    }
  });

  it('a reminder that falls due at night waits for the morning, and comes once', async () => {
    const midnight = noon() + 12 * hour;
    clock.shift(Math.round((midnight - clock.now().getTime()) / 1_000));
    const [id] = await planned.waiting([at(30 * day)]);
    await planned.remind(id!, 20, at(-hour));
    await sleep(rounds);
    expect(await planned.acted([id!])).toBe(0);
    const morning = nextWorkingInstant(office, clock.now().getTime());
    clock.shift(Math.ceil((morning - clock.now().getTime()) / 1_000) + 1);
    await until(async () => (await planned.acted([id!])) === 1, 60_000);
    await sleep(rounds / 2);
    expect([...(await planned.deeds([id!]))]).toEqual([[id, ['REMINDED:20']]]);
  });
});
