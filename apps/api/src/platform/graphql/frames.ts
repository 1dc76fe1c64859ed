import type { WebSocket } from 'ws';

/** Bytes that may wait for a reader: one who is further behind is closed, to come again and look anew. */
export const mostBuffered = 1024 * 1024;
/** RFC 6455 (IANA): the server cannot serve this client now; clients of graphql-ws connect again by themselves. */
export const tooSlow = { code: 1013, reason: 'Too slow' };
/** A reader that does not even take the close frame is cut off after this many milliseconds. */
const patience = 5_000;

const tail = Buffer.from('}');

/**
 * Writes answers, given as JSON, to a subscription as graphql-transport-ws has it. Bytes are copied, not encoded anew for
 * each subscriber: the kernel takes them several times faster than text.
 */
export function answerWriter(socket: WebSocket, operationId: string): (answer: Buffer) => void {
  const head = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
  return (answer) => {
    if (socket.readyState !== socket.OPEN || isTooSlow(socket)) return;
    socket.send(Buffer.concat([head, answer, tail]), { binary: false });
  };
}

/** True when the reader is too far behind; then the socket is being closed. */
export function isTooSlow(socket: WebSocket): boolean {
  if (socket.bufferedAmount <= mostBuffered) return false;
  if (socket.readyState === socket.OPEN) {
    socket.close(tooSlow.code, tooSlow.reason);
    const cut = setTimeout(() => socket.terminate(), patience).unref();
    socket.once('close', () => clearTimeout(cut));
  }
  return true;
}
