import { setTimeout as sleep } from 'node:timers/promises';
import { mysqlProofPlace } from '../harness/places';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { openInProcess, seedWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { until } from '../harness/until';
import { PlannedTickets } from './timers-due';

const mysql = process.env['TEST_MYSQL_URL'];
const count = scaled(120, 2_000);

(mysql ? describe : describe.skip)(`two servers on one MariaDB (seed ${proofSeed})`, () => {
  it(`${count} timers that fall due together act once each`, async () => {
    const place = await mysqlProofPlace(mysql!);
    const world = await seedWorld(place.env, 1);
    const app = await openInProcess(place.env);
    const random = proofRandom();
    const nodes = await Promise.all([ServerProcess.start(place.env), ServerProcess.start(place.env)]);
    try {
      const planned = new PlannedTickets(app, world);
      const soon = Date.now() + 1_500;
      const ids = await planned.waiting(
        Array.from({ length: count }, () => new Date(soon + random.below(1_500))),
      );
      await until(async () => (await planned.acted(ids)) === count, 60_000 + 50 * count);
      // Whoever would act a second time has had two more rounds to do so.
      await sleep(2_500);
      const once = ids.map((id) => [id, ['STATUS_CHANGED:AWAITING_CLOSURE']]);
      expect([...(await planned.deeds(ids))]).toEqual(once);
      for (const node of nodes) expect(node.output).not.toMatch(/"level":[56]0/);
    } finally {
      await Promise.all(nodes.map((node) => node.end('SIGTERM')));
      await app.close();
      await place.remove();
    }
  });
});
