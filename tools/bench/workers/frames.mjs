// As much of WebSocket as a subscriber needs that must not cost more than the server it measures.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/**
 * Opens a WebSocket; `onText(text, length)` gets the first 200 bytes of each text frame and its length. Resolves with
 * `{ send(text), end() }`.
 */
export function openSocket({ port, path, cookie, protocol }, onText) {
  return new Promise((opened, failed) => {
    const socket = connect(port, '127.0.0.1');
    const head = [
      `GET ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(cookie ? [`Cookie: ${cookie}`] : []),
      ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    ];
    socket.once('error', failed);
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    let rest = Buffer.alloc(0);
    let upgraded = false;
    socket.on('data', (bytes) => {
      rest = rest.length ? Buffer.concat([rest, bytes]) : bytes;
      if (!upgraded) {
        const end = rest.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!rest.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101')))
          return failed(new Error(rest.toString()));
        upgraded = true;
        rest = rest.subarray(end + 4);
        opened({ send: (text) => socket.write(masked(text)), end: () => socket.destroy() });
      }
      rest = readFrames(rest, onText, (text) => socket.write(text));
    });
  });
}

const opcode = { text: 1, ping: 9 };

function readFrames(bytes, onText, answer) {
  let rest = bytes;
  for (;;) {
    const frame = frameOf(rest);
    if (!frame) return rest;
    const body = rest.subarray(frame.start, frame.end);
    if ((rest[0] & 15) === opcode.text)
      onText(body.toString('utf8', 0, Math.min(200, body.length)), body.length);
    else if ((rest[0] & 15) === opcode.ping) answer(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    rest = rest.subarray(frame.end);
  }
}

// Frames of a server are not masked.
function frameOf(bytes) {
  if (bytes.length < 2) return null;
  const short = bytes[1] & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < start + length ? null : { start, end: start + length };
}

// A mask of zeros leaves the text as it is.
function masked(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, 0, 0]);
  if (body.length >= 126) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}
