// The floor: Node's HTTP server and the database's own driver, without anything in between. `/list` sends fifty tickets
// with author, system and assignee, `/move` changes one row in a transaction; nobody asks who is calling.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { bareDriver } from './bare-driver.mjs';
import { options, work } from './worker.mjs';

// The driver leaves out what is zero behind the second.
const iso = (time) => `${time.replace(' ', 'T')}${time.length === 19 ? '.000' : ''}Z`;
const person = (id, fullName) => (id === null ? null : { id, fullName });
const node = (row) => ({
  id: row.id,
  number: `SUP-${row.id}`,
  version: row.version,
  subject: row.subject,
  type: row.type,
  priority: row.priority,
  status: row.status,
  answered: row.answered === 1,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
  statusChangedAt: iso(row.statusChangedAt),
  system: { id: row.systemId, name: row.systemName },
  author: person(row.authorId, row.authorName),
  assignee: person(row.assigneeId, row.assigneeName),
});

const driver = await bareDriver(options.url);
const routes = {
  '/list': async () => ({
    data: { tickets: { edges: (await driver.list()).map((row) => ({ node: node(row) })) } },
  }),
  '/move': async () => ({ data: await driver.move(options.ticketId) }),
  '/nothing': () => ({ data: {} }),
};

const server = createServer(async (request, response) => {
  request.resume();
  try {
    const text = JSON.stringify(await routes[request.url]());
    const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    response.writeHead(200, head).end(text);
  } catch (error) {
    response.writeHead(500).end(error.stack);
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
work({ port: server.address().port }, async () => ({}));
