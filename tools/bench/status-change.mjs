// A status change over HTTP beside a bare UPDATE and COMMIT of one row behind bare HTTP.
import { cpuOf } from './cost.mjs';
import { send } from './graphql.mjs';
import { startApi, startWorker } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { interleaved, medians, percentile, ratios } from './statistics.mjs';
import { printTable } from './table.mjs';

const change = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { id status } }`;

/** Measures `rounds` of `changes`, one after the other. */
export async function statusChange(place, world, { rounds, changes }) {
  const server = await startApi(place.url);
  const bare = await startWorker('bare-http', { url: place.url, ticketId: world.bareTicketId });
  try {
    const move = mover(server.url, world);
    const bareMove = async () => (await fetch(`http://127.0.0.1:${bare.port}/move`)).json();
    const sides = {
      portal: () => series(place, server.pid, move, changes),
      bare: () => series(place, bare.pid, bareMove, changes),
    };
    for (const side of Object.values(sides)) await side();
    const measured = await interleaved(rounds, sides);
    const named = { portal: 'SupPortal', bare: 'bare UPDATE and COMMIT' };
    const ratio = ratios(measured.portal, measured.bare, 'p50').median;
    const figures = Object.entries(named).map(([key, who]) => ({
      benchmark: 'status-change',
      database: place.name,
      who,
      ...medians(measured[key]),
      ...(key === 'portal' ? { ratio } : {}),
    }));
    printTable(
      `${place.name}: one status change after the other (median of ${rounds} rounds of ${changes})`,
      figures.map((row) => ({
        'changed by': row.who,
        'p50, ms': row.p50,
        'p99, ms': row.p99,
        'p50 ÷ bare': row.ratio,
        'CPU of the server, µs': row.cpu,
        ...(place.pid ? { 'of the database, µs': row.databaseCpu } : {}),
      })),
    );
    return figures;
  } finally {
    await Promise.all([server.end(), bare.end()]);
  }
}

/** Moves the ticket to and fro between two statuses. */
function mover(url, { ticketId: id, cookies }) {
  const steps = ['IN_PROGRESS', 'AWAITING_FIX'];
  let at = 0;
  return async () => {
    const [from, to] = [steps[at % 2], steps[(at + 1) % 2]];
    await send(url, cookies.desk, change, { input: { id, from, to } });
    at++;
  };
}

async function series(place, pid, act, size) {
  const pids = [pid, ...(place.pid ? [place.pid] : [])];
  const before = pids.map(cpuOf);
  const latencies = [];
  for (let n = 0; n < size; n++) {
    const startedAt = sharedNow();
    await act();
    latencies.push(sharedNow() - startedAt);
  }
  const [cpu, databaseCpu = 0] = pids.map((one, at) => ((cpuOf(one) - before[at]) * 1000) / size);
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), cpu, databaseCpu };
}
