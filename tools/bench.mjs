// `npm run bench [-- names] [--quick] [--sqlite | --mysql]`: what things cost beside the bare driver, bare HTTP and a
// bare WebSocket. Prints tables and leaves the figures in test-results/bench.json. Ratios are what counts: absolute
// figures belong to the machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fanOut } from './bench/fan-out.mjs';
import { list } from './bench/list.mjs';
import { onEachPlace } from './bench/places.mjs';
import { endAll, startApi } from './bench/processes.mjs';
import { fillWorld } from './bench/world.mjs';
import { build } from './build.mjs';
import { at, onStop } from './workspace.mjs';

const args = process.argv.slice(2);
const quick = args.includes('--quick');

const benchmarks = {
  list: (place, world) =>
    list(
      place,
      world,
      quick
        ? { rounds: 3, milliseconds: 1500, warmUp: 1500 }
        : { rounds: 7, milliseconds: 3000, warmUp: 4000 },
    ),
  'fan-out': (place, world) =>
    fanOut(
      place,
      world,
      quick ? { sizes: [1000], rounds: 3, changes: 3 } : { sizes: [1000, 5000], rounds: 3, changes: 5 },
    ),
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
