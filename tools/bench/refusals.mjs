// Documents that are refused before they cost anything, beside a trivial query: time from request to answer.
import { startApi } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { percentile } from './statistics.mjs';
import { printTable } from './table.mjs';

const many = (size, text) => Array.from({ length: size }, (_, n) => text(n)).join(' ');

/** A document by what is wrong with it; the first is right. */
const documents = {
  'a trivial query': '{ __typename }',
  '10,000 aliases': `{ ${many(10_000, (n) => `a${n}: __typename`)} }`,
  '10,000 fields twice': `{ ${many(10_000, () => '__typename')} }`,
  '5,000 levels': `{ ${'a { '.repeat(5_000)}__typename${' }'.repeat(5_000)} }`,
  '1,000 fragments': `{ ...F0 } ${many(1_000, (n) => `fragment F${n} on Query { ...F${n + 1} }`)}`,
  'an unknown field': '{ nothing }',
  'no document at all': '{',
};

/** Measures each of the documents `times` times. */
export async function refusals(place, world, { times }) {
  const server = await startApi(place.url);
  try {
    const figures = [];
    for (const [what, query] of Object.entries(documents)) {
      const latencies = [];
      let status = 0;
      for (let n = 0; n < times + 5; n++) {
        const startedAt = sharedNow();
        status = await ask(server.url, world.cookies.desk, query);
        // The first answers are those of code that is not compiled yet.
        if (n >= 5) latencies.push(sharedNow() - startedAt);
      }
      const times99 = { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
      figures.push({
        benchmark: 'refusals',
        database: place.name,
        what,
        status,
        bytes: query.length,
        ...times99,
      });
    }
    printTable(
      `${place.name}: documents that are refused (${times} of each)`,
      figures.map(({ what, status, bytes, p50, p99 }) => ({
        document: what,
        status,
        bytes,
        'p50, ms': p50,
        'p99, ms': p99,
      })),
    );
    return figures;
  } finally {
    await server.end();
  }
}

async function ask(url, cookie, query) {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  await response.text();
  return response.status;
}
