// Many subscribers in one process. Orders: `open` so many more, `await` one frame at each of them, `close` all.
import { sharedNow } from '../shared-clock.mjs';
import { openSocket } from './frames.mjs';
import { work } from './worker.mjs';

const sockets = [];
/** How many frames of data each socket has had, and who waits until all have had so many. */
let arrived = 0;
let bytes = 0;
let wake = null;
let lastAt = 0;

const orders = { open, await: awaitFrames, close };
work({}, (order) => orders[order.kind](order));

async function open({ target, cookies, subscription }) {
  const waiting = [...cookies];
  const lane = async () => {
    for (let cookie = waiting.pop(); cookie !== undefined; cookie = waiting.pop())
      sockets.push(await (subscription ? subscriber(target, cookie, subscription) : listener(target)));
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return { open: sockets.length };
}

const listener = (target) => openSocket(target, arrive);

/** Speaks graphql-transport-ws; resolves with the beginning of the subscription: from then on it hears everything. */
function subscriber(target, cookie, payload) {
  return new Promise((ready, failed) => {
    let begun = false;
    const hear = (text, length) => {
      if (text.includes('"type":"next"')) {
        if (begun) return arrive(text, length);
        begun = true;
        return ready(socket);
      }
      if (text.includes('"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      } else failed(new Error(text));
    };
    let socket;
    openSocket({ ...target, cookie, protocol: 'graphql-transport-ws' }, hear).then((opened) => {
      socket = opened;
      socket.send('{"type":"connection_init"}');
    }, failed);
  });
}

function arrive(_text, length) {
  arrived++;
  bytes += length;
  lastAt = sharedNow();
  if (wake && arrived >= wake.expected) wake.done();
}

/** Resolves when every socket has had one more frame than at the last time. */
async function awaitFrames({ patience = 60_000 }) {
  if (arrived < sockets.length)
    await new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`${arrived} of ${sockets.length} frames`)), patience);
      wake = { expected: sockets.length, done: () => (clearTimeout(timer), done()) };
    });
  const answer = { lastAt, bytes: Math.round(bytes / arrived) };
  wake = null;
  arrived = 0;
  bytes = 0;
  return answer;
}

async function close() {
  for (const socket of sockets.splice(0)) socket.end();
  return {};
}
