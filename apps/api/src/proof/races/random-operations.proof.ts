import { Attachment } from '../../features/attachments/attachment.entity';
import { TicketEvent } from '../../features/tickets/ticket-event.entity';
import { TicketMessage } from '../../features/tickets/ticket-message.entity';
import { TicketRating } from '../../features/tickets/ticket-rating.entity';
import { Ticket } from '../../features/tickets/ticket.entity';
import { TicketTimer } from '../../features/timers/ticket-timer.entity';
import { IdempotencyKey } from '../../platform/database/idempotency-key.entity';
import { TestApp } from '../../testing/test-app';
import { proofSeed, scaled } from '../harness/scale';
import { ServerProcess } from '../harness/server-process';
import { Chooser } from './random/chooser';
import { gather, type Member } from './random/crowd';
import { isAcknowledged, type Deed } from './random/deed';
import { damages } from './random/damages';
import type { Rows } from './random/history';
import { judge, type Evidence } from './random/judge';
import { Riot } from './random/riot';
import { report } from './report';
import { onMariaDb } from './two-nodes';

const operations = scaled(600, 10_000);
const tickets = 100;
const hands = 24;
/** Real seconds of every wait: the timers of both nodes take part. */
const waitSeconds = 1;
/** A busy machine may need long for it all. */
const patience = scaled(600_000, 3_600_000);

onMariaDb(
  `${operations} random operations on ${tickets} tickets at two processes (seed ${proofSeed})`,
  () => {
    let app: TestApp;
    let servers: ServerProcess[];
    let members: Member[];
    let riot: Riot;
    let rows: Rows;

    beforeAll(async () => {
      // It makes the people and reads the rows; the requests go to processes of their own.
      app = await TestApp.open({ SESSION_HOURS: '8000' });
      app.clock.set(new Date());
      const crowd = await gather(app);
      members = crowd.members;
      const { DATABASE_URL, FILES_DIR } = app.app.platform.config;
      const relay = process.env['TEST_REDIS_URL'];
      const env = {
        DATABASE_URL,
        FILES_DIR,
        DEMO_WAIT_SECONDS: String(waitSeconds),
        ...(relay ? { REDIS_URL: relay } : {}),
      };
      servers = await Promise.all([ServerProcess.start(env), ServerProcess.start(env)]);
      const chooser = new Chooser(proofSeed, crowd.world, members);
      riot = new Riot(
        chooser,
        servers.map(({ url }) => url),
        tickets,
      );
      const started = performance.now();
      await riot.run(operations, hands);
      const seconds = (performance.now() - started) / 1000;
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      rows = await allRows();
      report(summary(seconds));
    }, patience);
    afterAll(async () => {
      await Promise.all((servers ?? []).map((server) => server.end('SIGKILL')));
      await app.close();
    });

    const evidence = (found: Rows, deeds: readonly Deed[]): Evidence => ({
      rows: found,
      deeds,
      members,
      waitLength: waitSeconds * 1000,
    });

    async function allRows(): Promise<Rows> {
      const { read } = app.app.platform.database;
      return {
        tickets: await read.list(Ticket),
        events: await read.list(TicketEvent),
        messages: await read.list(TicketMessage),
        files: await read.list(Attachment),
        ratings: await read.list(TicketRating),
        timers: await read.list(TicketTimer),
        keys: await read.list(IdempotencyKey),
      };
    }

    const stepsOfTimers = () =>
      rows.events.filter(({ source, kind }) => source === 'TIMER' && kind === 'STATUS_CHANGED').length;

    function summary(seconds: number): string {
      const codes = new Map<string, number>();
      for (const code of riot.deeds.flatMap((deed) => deed.codes))
        codes.set(code, (codes.get(code) ?? 0) + 1);
      const acknowledged = riot.deeds.filter(isAcknowledged).length;
      return (
        `${riot.deeds.length} operations in ${seconds.toFixed(1)} s: ${acknowledged} acknowledged, answers ` +
        `${JSON.stringify(Object.fromEntries(codes))}, ${rows.events.length} entries, ${stepsOfTimers()} steps of timers`
      );
    }

    it('every answer is one the specification knows: nothing failed inside', () => {
      const known = ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'];
      const failed = riot.refusals.filter(({ error }) => !known.includes(error.extensions?.code));
      expect(failed).toEqual([]);
      expect(
        servers.map(({ output }) => output.split('\n').filter((line) => /"level":[56]0/.test(line))),
      ).toEqual([[], []]);
    });

    it('a conflict tells the state of the ticket and who made it', () => {
      const names = [...members.map(({ actor }) => actor.user.fullName), 'автоматически'];
      const conflicts = riot.refusals.filter(({ error }) => error.extensions.code === 'CONFLICT');
      expect(conflicts.length).toBeGreaterThan(operations / 50);
      for (const { error } of conflicts) {
        expect(error.extensions.current).toMatchObject({
          status: expect.any(String),
          version: expect.any(Number),
          by: expect.any(String),
        });
        expect(names).toContain(error.extensions.current!['by']);
      }
    });

    it('much was done, much was refused, and timers took part', () => {
      const acknowledged = riot.deeds.filter(isAcknowledged).length;
      expect(riot.deeds).toHaveLength(operations);
      expect(acknowledged).toBeGreaterThan(operations / 4);
      expect(operations - acknowledged).toBeGreaterThan(operations / 10);
      expect(rows.tickets).toHaveLength(tickets);
      expect(stepsOfTimers()).toBeGreaterThan(0);
    });

    it('the history holds: every step legal, in order, what was acknowledged exactly once, what was refused never', () => {
      expect(judge(evidence(rows, riot.deeds))).toEqual([]);
    });

    it.each(damages)('a history in which $name would be found out', ({ damage }) => {
      const damaged = damage(structuredClone(rows), riot.deeds);
      expect(judge(evidence(damaged.rows, damaged.deeds))).not.toEqual([]);
    });
  },
);
