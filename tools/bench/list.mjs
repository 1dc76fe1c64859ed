// The list of fifty tickets over HTTP beside the same rows read with the bare driver and sent by bare Node HTTP.
import { deepStrictEqual } from 'node:assert/strict';
import { cpuOf } from './cost.mjs';
import { plainList, portalList, send } from './graphql.mjs';
import { startApi, startWorker } from './processes.mjs';
import { statementsOf } from './statements.mjs';
import { interleaved, medians, ratios } from './statistics.mjs';
import { printTable } from './table.mjs';

const portalVariables = {
  tab: 'ALL',
  first: 50,
  filter: null,
  after: null,
  sort: { field: 'UPDATED', direction: 'DESC' },
};

/** Measures the list in `rounds` of `milliseconds` for each side, after `warmUp` requests that let Node compile. */
export async function list(place, world, { rounds, milliseconds, warmUp }) {
  const server = await startApi(place.url);
  const bare = await startWorker('bare-http', { url: place.url });
  const load = await startWorker('load');
  try {
    await expectSameRows(server, bare, world);
    const desk = { server, path: '/graphql', cookie: world.cookies.desk };
    const sides = {
      list: { ...desk, body: { query: plainList } },
      portal: { ...desk, body: { query: portalList, variables: portalVariables } },
      bare: { server: bare, path: '/list' },
    };
    const asked = Object.entries(sides).map(([name, side]) => [name, meter(load, place, side)]);
    for (const side of Object.values(sides)) await warm(load, side, warmUp);
    const measured = await interleaved(
      rounds,
      Object.fromEntries(asked.map(([name, measure]) => [name, () => measure(milliseconds)])),
    );
    const counters = await counted(place, server, bare, world);
    const figures = figuresOf(place, measured, counters);
    print(place, figures, rounds);
    return figures;
  } finally {
    await Promise.all([server.end(), bare.end(), load.end()]);
  }
}

const paceRate = 100;

/** Floods one side for a while, then paces it; returns what that took of its processes. */
function meter(load, place, { server, path, cookie, body }) {
  const order = { port: server.port, request: requestText(path, cookie, body) };
  return async (milliseconds) => {
    const pids = [server.pid, ...(place.pid ? [place.pid] : [])];
    const before = pids.map(cpuOf);
    const { requests, perSecond, bytes } = await load.ask({
      kind: 'flood',
      ...order,
      connections: 8,
      milliseconds,
    });
    const [cpu, databaseCpu = 0] = pids.map((pid, at) => ((cpuOf(pid) - before[at]) * 1000) / requests);
    const latency = await load.ask({
      kind: 'pace',
      ...order,
      rate: paceRate,
      milliseconds: milliseconds / 2,
    });
    return { perSecond, cpu, databaseCpu, bytes, p50: latency.p50, p99: latency.p99 };
  };
}

const warm = (load, { server, path, cookie, body }, most) =>
  load.ask({
    kind: 'flood',
    port: server.port,
    request: requestText(path, cookie, body),
    connections: 8,
    most,
  });

/** A request as it goes over the wire. */
export function requestText(path, cookie, body) {
  const text = body ? JSON.stringify(body) : '';
  const head = [
    `${body ? 'POST' : 'GET'} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(body ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`] : []),
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}

// A comparison is honest only between equal answers.
async function expectSameRows(server, bare, world) {
  const ours = await send(server.url, world.cookies.desk, plainList);
  const theirs = await (await fetch(`http://127.0.0.1:${bare.port}/list`)).json();
  deepStrictEqual(ours, theirs.data);
}

/** What one list makes the database do, by who asks; nothing on SQLite, which does not count. */
async function counted(place, server, bare, world) {
  if (place.kind === 'sqlite') return null;
  const connection = await place.connect();
  try {
    const asking = {
      bare: () => fetch(`http://127.0.0.1:${bare.port}/list`).then((response) => response.text()),
      list: () => send(server.url, world.cookies.desk, plainList),
      portal: () => send(server.url, world.cookies.desk, portalList, portalVariables),
      ...byViewer(server, world),
    };
    const counters = {};
    for (const [name, ask] of Object.entries(asking)) {
      await ask();
      counters[name] = await statementsOf(connection, ask);
    }
    return counters;
  } finally {
    await connection.close();
  }
}

// The other ways to see tickets, each with the tab that shows the most.
const byViewer = ({ url }, { cookies }) => ({
  'by systems': () => send(url, cookies.specialist, plainList),
  'by organization': () => send(url, cookies.customer, plainList),
  'own tickets': () => send(url, cookies.author, plainList.replace('ALL', 'MINE')),
  'people led': () => send(url, cookies.leader, plainList.replace('ALL', 'GROUP')),
});

function figuresOf(place, measured, counters) {
  const named = { list: 'SupPortal', portal: 'SupPortal, whole table', bare: 'bare driver and HTTP' };
  const rows = Object.entries(named).map(([key, who]) => {
    const ratio = key === 'bare' ? {} : ratios(measured[key], measured.bare, 'perSecond');
    const common = { benchmark: 'list', database: place.name, who, ...medians(measured[key]) };
    return { ...common, ratio: ratio.median, bestRatio: ratio.best, ...counters?.[key] };
  });
  const others = Object.entries(counters ?? {}).filter(([name]) => !(name in named));
  return [
    ...rows,
    ...others.map(([viewer, counts]) => ({
      benchmark: 'list reads',
      database: place.name,
      who: viewer,
      ...counts,
    })),
  ];
}

function print(place, figures, rounds) {
  const speed = figures.filter(({ benchmark }) => benchmark === 'list');
  printTable(
    `${place.name}: 50 of 10,000 tickets with author, system and assignee (median of ${rounds} rounds)`,
    speed.map((row) => ({
      'sent by': row.who,
      'requests/s': row.perSecond,
      '÷ bare': row.ratio,
      'CPU of the server, µs': row.cpu,
      ...(place.pid ? { 'of the database, µs': row.databaseCpu } : {}),
      [`p50 at ${paceRate}/s, ms`]: row.p50,
      'p99, ms': row.p99,
      bytes: row.bytes,
      ...(row.selects === undefined ? {} : { statements: row.selects, 'handler reads': row.reads }),
    })),
  );
  const reads = figures.filter(({ benchmark }) => benchmark === 'list reads');
  if (reads.length)
    printTable(
      `${place.name}: the same list for other viewers`,
      reads.map((row) => ({ sees: row.who, statements: row.selects, 'handler reads': row.reads })),
    );
}
