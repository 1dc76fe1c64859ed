// The floor of a fan-out: a WebSocket server that sends one ready text to everybody when it is told to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { work } from './worker.mjs';

const server = createServer((request, response) => {
  request.on('data', (length) => {
    const frame = Buffer.alloc(Number(length), 'x');
    for (const client of sockets.clients) client.send(frame, { binary: false });
    response.end();
  });
});
const sockets = new WebSocketServer({ server });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
work({ port: server.address().port }, async () => ({}));
