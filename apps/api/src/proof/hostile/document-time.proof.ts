import { performance } from 'node:perf_hooks';
import { hostileDocuments, hostileVariables } from '../../testing/hostile-documents';
import { TestApp } from '../../testing/test-app';
import { Documents } from '../../platform/graphql/documents';
import { isModestJson } from '../../platform/http/modest-json';
import { scaled } from '../harness/scale';

/** What the refusal of anything may take of the event loop, in milliseconds. */
const allowed = 10;
const rounds = scaled(15, 100);
const costly = [
  '100,000 lists deep',
  '40,000 objects deep',
  '120,000 numbers',
  '30,000 keys',
  '15 lists deep',
] as const;

describe('the refusal of a hostile document', () => {
  let app: TestApp;
  let attempts: Map<string, () => void>;
  /** The quickest of all rounds, in milliseconds: everything slower was the machine's other work. */
  const quickest = new Map<string, number>();
  const nameOf = (variables: string) => `variables ${variables}, their JSON included`;

  beforeAll(async () => {
    app = await TestApp.open();
    const door = Documents.of(app.app.schema);
    const withVariables = (json: string) => () => {
      if (!isModestJson(json)) throw new Error('refused before it is parsed');
      door.admit('{ __typename }', JSON.parse(json));
    };
    attempts = new Map([
      ...Object.entries(hostileDocuments).map(([name, text]) => [name, () => door.admit(text, {})] as const),
      ...costly.map((name) => [nameOf(name), withVariables(hostileVariables[name]!)] as const),
    ]);
    // Round by round: a moment in which the machine does something else meets each of them once at most.
    for (let round = 0; round < rounds; round++)
      for (const [name, attempt] of attempts)
        quickest.set(name, Math.min(quickest.get(name) ?? Infinity, timeOf(attempt)));
  });
  afterAll(async () => {
    await app.close();
    const slowest = [...quickest].sort((a, b) => b[1] - a[1]).slice(0, 5);
    const told = slowest.map(([name, ms]) => `${name}: ${ms.toFixed(2)} ms`).join('; ');
    process.stdout.write(`Slowest refusals of ${quickest.size}: ${told}\n`);
  });

  it.each([...Object.keys(hostileDocuments), ...costly.map(nameOf)])('takes at most 10 ms: %s', (name) => {
    expect(attempts.get(name)!).toThrow();
    const ms = quickest.get(name)!;
    expect({ name, ms: ms <= allowed ? 'within' : ms }).toEqual({ name, ms: 'within' });
  });
});

function timeOf(attempt: () => void): number {
  const before = performance.now();
  try {
    attempt();
  } catch {
    // Refused: that it is, the test of each says.
  }
  return performance.now() - before;
}
