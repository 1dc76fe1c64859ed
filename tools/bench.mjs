// `npm run bench [-- names] [--quick] [--sqlite | --mysql]`: what things cost beside the bare driver, bare HTTP and a
// bare WebSocket. Prints tables and leaves the figures in test-results/bench.json. Ratios are what counts: absolute
// figures belong to the machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { administration } from './bench/administration.mjs';
import { coldStart } from './bench/cold-start.mjs';
import { fanOut } from './bench/fan-out.mjs';
import { list } from './bench/list.mjs';
import { onEachPlace } from './bench/places.mjs';
import { endAll, startApi } from './bench/processes.mjs';
import { refusals } from './bench/refusals.mjs';
import { statusChange } from './bench/status-change.mjs';
import { fillWorld } from './bench/world.mjs';
import { build } from './build.mjs';
import { at, onStop } from './workspace.mjs';

const args = process.argv.slice(2);
const quick = args.includes('--quick');

const run = (measure, short, full) => (place, world) => measure(place, world, quick ? short : full);
const benchmarks = {
  list: run(
    list,
    { rounds: 3, milliseconds: 1500, warmUp: 1500 },
    { rounds: 7, milliseconds: 3000, warmUp: 4000 },
  ),
  'fan-out': run(
    fanOut,
    { sizes: [1000], rounds: 3, changes: 3 },
    { sizes: [1000, 5000], rounds: 5, changes: 15 },
  ),
  'status-change': run(statusChange, { rounds: 3, changes: 50 }, { rounds: 7, changes: 200 }),
  refusals: run(refusals, { times: 20 }, { times: 100 }),
  administration: run(
    administration,
    { times: 20, users: 10_000, groups: 500 },
    { times: 100, users: 100_000, groups: 5_000 },
  ),
  'cold-start': run(coldStart, { rounds: 3 }, { rounds: 7 }),
};
const named = args.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length) {
  console.error(`No benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(1);
}
const chosen = named.length ? named : Object.keys(benchmarks);
const kinds = ['sqlite', 'mysql'].filter((kind) => args.includes(`--${kind}`));

onStop(async () => {
  await endAll();
  process.exit(1);
});

const figures = [];
try {
  await build(['api']);
  await onEachPlace(kinds.length ? kinds : ['sqlite', 'mysql'], async (place) => {
    const world = await filled(place);
    for (const name of chosen) figures.push(...(await benchmarks[name](place, world)));
  });
  mkdirSync(at('test-results'), { recursive: true });
  const machine = `${cpus().length} cores, Node ${process.version}`;
  writeFileSync(at('test-results/bench.json'), `${JSON.stringify({ machine, figures }, null, 2)}\n`);
} finally {
  await endAll();
}

/** The API migrates and installs an empty database; the rest are rows of our own. */
async function filled(place) {
  await (await startApi(place.url)).end();
  const connection = await place.connect();
  try {
    return await fillWorld(connection, { sessions: 5000 });
  } finally {
    await connection.close();
  }
}
