// From the start of the process until it answers that it can do its work, beside a bare HTTP server of Node.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startApi } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { interleaved, median } from './statistics.mjs';
import { printTable } from './table.mjs';

const bareServer = `require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1', () => console.log('up'))`;

/** Measures `rounds` starts on the filled database. */
export async function coldStart(place, _world, { rounds }) {
  const started = await interleaved(rounds, {
    portal: async () => {
      const server = await startApi(place.url);
      await server.end();
      return server.startup;
    },
    bare: bareStart,
  });
  const named = { portal: 'SupPortal', bare: 'bare Node HTTP' };
  const figures = Object.entries(named).map(([key, who]) => ({
    benchmark: 'cold-start',
    database: place.name,
    who,
    milliseconds: median(started[key]),
  }));
  printTable(
    `${place.name}: cold start on the filled database (median of ${rounds})`,
    figures.map(({ who, milliseconds }) => ({ started: who, 'until it is ready, ms': milliseconds })),
  );
  return figures;
}

async function bareStart() {
  const startedAt = sharedNow();
  const child = spawn(process.execPath, ['-e', bareServer], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const took = sharedNow() - startedAt;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return took;
}
