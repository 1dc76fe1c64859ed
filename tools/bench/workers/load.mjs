// A light generator of HTTP/1.1 requests over kept-alive connections: it must not cost more than what it measures.
// Orders: `flood` asks again as soon as an answer is there; `pace` asks at fixed instants, whatever the answers do,
// and counts each answer from the instant its request was due.
import { connect } from 'node:net';
import { sharedNow } from '../shared-clock.mjs';
import { percentile } from '../statistics.mjs';
import { work } from './worker.mjs';

const orders = { flood, pace };
work({}, (order) => orders[order.kind](order));

/** One connection: `ask()` sends the request and resolves with the length of the answer. */
function open(port, request) {
  return new Promise((opened, failed) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let answered;
    let left = 0;
    let head = '';
    let length = 0;
    socket.on('data', (bytes) => {
      let body = bytes.length;
      if (!left) {
        head += bytes.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.startsWith('HTTP/1.1 200')) return answered.failed(new Error(head));
        left = length = Number(/\r\ncontent-length: (\d+)/i.exec(head)[1]);
        body = head.length - end - 4;
        head = '';
      }
      left -= body;
      if (!left) answered.done(length);
    });
    socket.once('error', failed).once('connect', () => opened({ ask, end: () => socket.destroy() }));
    const ask = () =>
      new Promise((done, failed) => {
        answered = { done, failed };
        socket.write(request);
      });
  });
}

const openAll = (port, request, size) => Promise.all(Array.from({ length: size }, () => open(port, request)));

/** For so many milliseconds, or until so many requests have been answered. */
async function flood({ port, request, connections, milliseconds = Infinity, most = Infinity }) {
  const open = await openAll(port, Buffer.from(request), connections);
  const startedAt = sharedNow();
  const until = startedAt + milliseconds;
  let requests = 0;
  let length = 0;
  const lane = async (one) => {
    while (sharedNow() < until && requests < most) {
      length = await one.ask();
      requests++;
    }
    one.end();
  };
  await Promise.all(open.map(lane));
  return { requests, perSecond: (requests * 1000) / (sharedNow() - startedAt), bytes: length };
}

async function pace({ port, request, rate, milliseconds }) {
  const idle = await openAll(port, Buffer.from(request), 20);
  const all = [...idle];
  const total = Math.floor((rate * milliseconds) / 1000);
  const startedAt = sharedNow();
  const due = Array.from({ length: total }, (_, nth) => startedAt + (nth * 1000) / rate);
  const latencies = [];
  await new Promise((done, failed) => {
    const serve = () => {
      while (idle.length && due.length && due[0] <= sharedNow()) {
        const at = due.shift();
        const one = idle.pop();
        one.ask().then(() => {
          latencies.push(sharedNow() - at);
          idle.push(one);
          if (latencies.length === total) done();
          else serve();
        }, failed);
      }
    };
    const clock = setInterval(() => (due.length ? serve() : clearInterval(clock)), 1);
  });
  for (const one of all) one.end();
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
