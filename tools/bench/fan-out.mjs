// One change, told to everybody who looks at the list, beside a bare WebSocket broadcast of a frame of that length.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf, memoryOf } from './cost.mjs';
import { portalListChanged, send } from './graphql.mjs';
import { startApi, startWorker } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { interleaved, medians, ratios } from './statistics.mjs';
import { printTable } from './table.mjs';

const comment = `mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }`;

/** Changes before the first that is measured. */
const warmUp = 40;

/** Measures fan-outs to each of `sizes` subscribers; `changes` in each of `rounds`. */
export async function fanOut(place, world, { sizes, rounds, changes }) {
  const figures = [];
  for (const size of sizes) figures.push(...(await fanOutTo(place, world, { size, rounds, changes })));
  printTable(
    `${place.name}: one comment, told to everybody who has the list of tickets open (median of ${rounds} rounds of ${changes})`,
    figures.map(({ subscribers, who, cpu, last, memory, ratio }) => ({
      'told by': who,
      subscribers,
      'CPU per subscriber, µs': cpu,
      'to the last, ms': last,
      'KiB per subscriber': memory,
      'CPU ÷ bare': ratio,
    })),
  );
  console.log(
    `  The subscribers are sessions of ${world.audienceSize} people of one customer and the provider, who all may see the ticket.`,
  );
  return figures;
}

async function fanOutTo(place, world, { size, rounds, changes }) {
  const portal = await portalSide(place, world, size);
  const bytes = (await portal.change()).bytes;
  const bare = await bareSide(size, bytes);
  try {
    // Both are warm, as a server at work is.
    await Promise.all([tell(portal, size, warmUp), tell(bare, size, warmUp)]);
    const told = await interleaved(rounds, {
      portal: () => tell(portal, size, changes),
      // More of them, because the kernel counts in steps of 10 ms.
      bare: () => tell(bare, size, 4 * changes),
    });
    const ratio = ratios(told.portal, told.bare, 'cpu');
    const common = { benchmark: 'fan-out', database: place.name, subscribers: size, bytes };
    return [
      {
        ...common,
        who: 'SupPortal',
        ...medians(told.portal),
        memory: portal.memory,
        ratio: ratio.median,
        least: ratio.least,
      },
      { ...common, who: 'bare WebSocket', ...medians(told.bare), memory: bare.memory },
    ];
  } finally {
    await Promise.all([portal.end(), bare.end()]);
  }
}

/** The same changes one after the other: processor time of the server and time until the last has heard of each. */
async function tell(side, size, changes) {
  const before = cpuOf(side.pid);
  let waited = 0;
  for (let n = 0; n < changes; n++) waited += (await side.change()).waited;
  // What the server does behind the last frame belongs to the change as well.
  await sleep(100);
  return { cpu: ((cpuOf(side.pid) - before) * 1000) / size / changes, last: waited / changes };
}

async function portalSide(place, world, size) {
  const server = await startApi(place.url);
  const subscribers = await startWorker('subscribers');
  const target = { port: server.port, path: '/graphql' };
  const subscription = { query: portalListChanged, variables: { tab: 'ALL' } };
  const memory = await opened(server.pid, subscribers, world.audience.slice(0, size), {
    target,
    subscription,
  });
  const input = { id: world.ticketId, body: 'Передали коллегам, вернёмся с ответом.' };
  const trigger = () => send(server.url, world.cookies.desk, comment, { input });
  return side(server, subscribers, memory, trigger);
}

async function bareSide(size, bytes) {
  const server = await startWorker('bare-broadcast');
  const subscribers = await startWorker('subscribers');
  const cookies = Array.from({ length: size }, () => '');
  const memory = await opened(server.pid, subscribers, cookies, { target: { port: server.port, path: '/' } });
  const trigger = () => fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: String(bytes) });
  return side(server, subscribers, memory, trigger);
}

const side = (server, subscribers, memory, trigger) => ({
  pid: server.pid,
  memory,
  change: async () => {
    const heard = subscribers.ask({ kind: 'await' });
    const startedAt = sharedNow();
    await trigger();
    const { lastAt, bytes } = await heard;
    return { waited: lastAt - startedAt, bytes };
  },
  end: () => Promise.all([server.end(), subscribers.end()]),
});

/** Opens the subscribers; the memory that each of the later half has added is free of what a server needs once. */
async function opened(pid, subscribers, cookies, where) {
  const half = Math.floor(cookies.length / 2);
  await subscribers.ask({ kind: 'open', ...where, cookies: cookies.slice(0, half) });
  const before = await settledMemory(pid);
  await subscribers.ask({ kind: 'open', ...where, cookies: cookies.slice(half) });
  return ((await settledMemory(pid)) - before) / (cookies.length - half);
}

async function settledMemory(pid) {
  await sleep(1_500);
  return memoryOf(pid);
}
