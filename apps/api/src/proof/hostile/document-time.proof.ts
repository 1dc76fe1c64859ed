import { performance } from 'node:perf_hooks';
import { hostileDocuments, hostileVariables } from '../../testing/hostile-documents';
import { TestApp } from '../../testing/test-app';
import { Documents } from '../../platform/graphql/documents';
import { isModestJson } from '../../platform/http/modest-json';
import { scaled } from '../harness/scale';

/** What the refusal of anything may take of the event loop, in milliseconds. */
const allowed = 10;
const runs = scaled(15, 100);

/** The quickest of several runs: everything slower was the machine's other work. */
function quickest(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = performance.now();
    work();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

describe('the refusal of a hostile document', () => {
  let app: TestApp;
  let door: Documents;
  const figures: [name: string, ms: number][] = [];
  beforeAll(async () => {
    app = await TestApp.open();
    door = Documents.of(app.app.schema);
  });
  afterAll(async () => {
    await app.close();
    figures.sort((a, b) => b[1] - a[1]);
    const worst = figures.slice(0, 5).map(([name, ms]) => `${name}: ${ms.toFixed(2)} ms`);
    process.stdout.write(`Slowest refusals of ${figures.length}: ${worst.join('; ')}\n`);
  });
  const expectRefusedQuickly = (name: string, attempt: () => void) => {
    expect(attempt).toThrow();
    const ms = quickest(() => {
      try {
        attempt();
      } catch {
        // Refused, as it was before.
      }
    });
    figures.push([name, ms]);
    expect({ name, ms: ms <= allowed ? 'within' : ms }).toEqual({ name, ms: 'within' });
  };

  it.each(Object.keys(hostileDocuments))('takes at most 10 ms: %s', (name) =>
    expectRefusedQuickly(name, () => door.admit(hostileDocuments[name]!, {})),
  );

  it.each(['100,000 lists deep', '40,000 objects deep', '120,000 numbers', '30,000 keys', '15 lists deep'])(
    'takes at most 10 ms: variables %s, their JSON included',
    (name) =>
      expectRefusedQuickly(name, () => {
        const json = hostileVariables[name]!;
        if (!isModestJson(json)) throw new Error('refused before it is parsed');
        door.admit('{ __typename }', JSON.parse(json));
      }),
  );
});
