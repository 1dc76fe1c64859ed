import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(__dirname, '../../../../..');

interface Figure {
  benchmark: string;
  database: string;
  who?: string;
  what?: string;
  bytes: number;
  bestRatio?: number;
  selects?: number;
  reads?: number;
  status?: number;
  p50: number;
}

/** Measures by the bench's own code; its long form is `npm run bench`. */
function bench(...names: string[]): Figure[] {
  const databases = ['--sqlite', ...(process.env['TEST_MYSQL_URL'] ? ['--mysql'] : [])];
  const args = [join(workspace, 'tools/bench.mjs'), ...names, '--quick', ...databases];
  execFileSync(process.execPath, args, { cwd: workspace, stdio: 'pipe' });
  const report = readFileSync(join(workspace, 'test-results/bench.json'), 'utf8');
  return (JSON.parse(report) as { figures: Figure[] }).figures;
}

describe('what things cost', () => {
  let figures: Figure[];
  beforeAll(() => {
    figures = bench('list', 'refusals');
  }, 300_000);
  const of = (benchmark: string, who?: string) =>
    figures.filter((one) => one.benchmark === benchmark && (!who || one.who === who));

  it('a list is not slower beside the bare driver than a busy machine explains', () => {
    // The guard lies well below what docs/performance.md records: it finds a lost technique, not a busy neighbour.
    for (const one of of('list', 'SupPortal')) expect(one.bestRatio).toBeGreaterThan(0.35);
  });

  it('a list sends the same rows as the bare driver', () => {
    const lists = [...of('list', 'SupPortal'), ...of('list', 'bare driver and HTTP')];
    expect(lists.length).toBeGreaterThanOrEqual(2);
    expect(new Set(lists.map((one) => one.bytes)).size).toBe(1);
  });

  it('a refused document takes about as long as a trivial query', () => {
    for (const trivial of of('refusals').filter((one) => one.status === 200)) {
      const refused = of('refusals').filter((one) => one.status === 400 && one.database === trivial.database);
      expect(refused).toHaveLength(6);
      for (const one of refused) expect(one.p50).toBeLessThan(trivial.p50 + 50);
    }
  });

  const onMariaDb = process.env['TEST_MYSQL_URL'] ? it : it.skip;
  onMariaDb('a list takes one statement, and few reads: a known session takes none', () => {
    const mariaDb = of('list').filter((one) => one.database === 'MariaDB');
    const bare = mariaDb.find((one) => one.who === 'bare driver and HTTP')!;
    const list = mariaDb.find((one) => one.who === 'SupPortal')!;
    expect(list.selects).toBe(bare.selects);
    expect(list.reads! - bare.reads!).toBeLessThan(20);
  });

  onMariaDb('no way of seeing tickets reads the whole table of 10,000', () => {
    for (const one of of('list reads')) {
      expect(one.selects).toBeLessThanOrEqual(2);
      expect(one.reads).toBeLessThan(2_500);
    }
  });
});
